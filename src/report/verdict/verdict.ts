import { capital } from '#base/capital';
import { isWell, type CallFacts, type PersonFacts } from '#quality/call-facts';
import type { Confidence } from '#quality/confidence';
import type { About, Diagnosis } from '#quality/diagnose';
import type { Receipt } from '#quality/evidence';
import type { Finding } from '#quality/finding';
import type { Origin } from '#quality/limits';
import { given, say, type Sentence } from '#quality/sentence';
import {
  formatAmount,
  formatLimit,
  formatRange,
  writeParts,
  writeSentence,
  type Writing,
  type Written,
} from './write-sentence.ts';

/** A receipt, ready to show: “◆ sent loss 11.8 % limit 10”. */
export type ReceiptView = {
  readonly mark: 'poor' | 'burst' | 'none';
  readonly label: string;
  /** Empty where the label says it all. */
  readonly value: string;
  /** `limit 10`, `our limit 40`. */
  readonly limit: string | undefined;
  readonly origin: Origin | undefined;
  readonly source: string | undefined;
  /** Where the number stands in the JSON, to jump to. */
  readonly path: string | undefined;
  readonly sessionIndex: number | undefined;
  /** Row key of the person whose number it is. */
  readonly person: string | undefined;
};

/** One cause in words. */
export type FindingView = {
  readonly key: string;
  readonly rule: string;
  readonly code: string;
  readonly title: string;
  readonly confidence: Confidence;
  /** “Likely”, “Possible”, “Hint”, “No cause”. */
  readonly confidenceWord: string;
  /** “2 published limits crossed, 1 local proof, nothing strong against”. */
  readonly proofs: string;
  readonly sentence: string;
  /** The same in pieces, names apart. */
  readonly parts: readonly Written[];
  readonly receipts: readonly ReceiptView[];
  /** “nothing strong” when nothing speaks against it. */
  readonly against: readonly string[];
  readonly next: string;
  /** Row keys, the worst first. */
  readonly people: readonly string[];
};

/** The answer at the top of a call. */
export type Verdict = {
  readonly main: FindingView;
  /** The next two at most. */
  readonly others: readonly FindingView[];
  /** All of them in order, the three above included. */
  readonly all: readonly FindingView[];
  /** The sentence that stood here before, when reading on has changed it. */
  readonly previous: string | undefined;
};

const SHOWN = 3;

/** What the words of a diagnosis are made of; of its people only those whom they are about need to be there. */
export type ToldDiagnosis = Pick<Diagnosis, 'findings' | 'previous'> & {
  readonly call: Pick<CallFacts, 'people'>;
};

/** The verdict of a diagnosis, with a clause about the ticket's person. Undefined while no session was read. */
export const toVerdict = (
  { findings, previous, call }: ToldDiagnosis,
  writing: Writing,
  about: About = {},
): Verdict | undefined => {
  const all = findings.map((finding, index) =>
    toFindingView(finding, writing, index === 0 ? personClause(finding, call, about.person) : undefined),
  );
  const [main, ...others] = all;
  if (!main) return undefined;
  return {
    main,
    others: others.slice(0, SHOWN - 1),
    all,
    previous: previous && writeSentence(previous.sentence, writing),
  };
};

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  likely: 'Likely',
  possible: 'Possible',
  hint: 'Hint',
  noCause: 'No cause',
};

/** A finding in words. */
export const toFindingView = (finding: Finding, writing: Writing, clause?: Sentence): FindingView => {
  const sentence = clause === undefined ? finding.sentence : [...finding.sentence, ' ', ...clause];
  const against = finding.against.map((one) => capital(writeSentence(one, writing)));
  const { key, rule, code, title, confidence, people } = finding;
  return {
    key,
    rule,
    code,
    title,
    confidence,
    confidenceWord: CONFIDENCE_WORDS[confidence],
    proofs: proofWords(finding),
    sentence: writeSentence(sentence, writing),
    parts: writeParts(sentence, writing),
    receipts: finding.receipts.map((receipt) => toReceiptView(receipt, finding, writing)),
    against: against.length > 0 ? against : ['nothing strong'],
    next: writeSentence(finding.next, writing),
    people,
  };
};

const proofWords = ({ proofs, confidence }: Finding): string => {
  if (confidence === 'noCause') return 'nothing in the record could tell';
  const { published, local, contested } = proofs;
  return [
    `${published} published ${published === 1 ? 'limit' : 'limits'} crossed`,
    `${local} local ${local === 1 ? 'proof' : 'proofs'}`,
    contested === true ? 'contested' : 'nothing strong against',
  ].join(', ');
};

const toReceiptView = (receipt: Receipt, { people }: Finding, writing: Writing): ReceiptView => {
  if (receipt.kind === 'words') {
    return {
      mark: 'none',
      label: writeSentence(receipt.sentence, writing),
      value: '',
      limit: undefined,
      origin: undefined,
      source: undefined,
      path: receipt.path,
      sessionIndex: receipt.session,
      person: undefined,
    };
  }
  const { limit, label, note, past, burst, path, session, person } = receipt;
  // Of several people's one reading, whose it is has to be said.
  const whose = people.length > 1 && receipt.to === undefined ? `${writing.nameOf(person)} ` : '';
  return {
    mark: past ? 'poor' : burst === true ? 'burst' : 'none',
    label: `${whose}${label}`,
    value: [valueOf(receipt), note].filter(Boolean).join(', '),
    limit: limit && formatLimit(limit),
    origin: limit?.origin,
    source: limit?.source,
    path,
    sessionIndex: session,
    person,
  };
};

const valueOf = (receipt: Extract<Receipt, { kind: 'reading' }>): string =>
  receipt.max === undefined
    ? formatRange(receipt.value, receipt.to, receipt.unit)
    : `avg ${formatAmount(receipt.value, receipt.unit)}, max ${formatAmount(receipt.max, receipt.unit)}`;

/**
 * What is to say of the ticket's person beside a cause that is not theirs: “Anna’s own audio is clean both ways.”
 * Nothing when the verdict is about them already.
 */
const personClause = (
  finding: Finding,
  call: Pick<CallFacts, 'people'>,
  about: string | undefined,
): Sentence | undefined => {
  const facts = about === undefined ? undefined : call.people.get(about);
  if (!facts || finding.kind === 'gap' || finding.people.includes(facts.key)) return undefined;
  return ownAudio(facts);
};

const ownAudio = ({ key, sent, heard }: PersonFacts): Sentence => {
  const name = given(key);
  if (isWell(sent) && isWell(heard)) return say`${name}’s own audio is clean both ways.`;
  if (sent === 'poor' && heard === 'poor') return say`${name}’s own audio is poor both ways.`;
  if (heard === 'poor') return say`What ${name} heard is poor by itself.`;
  if (sent === 'poor') return say`What ${name} sent is poor as well.`;
  if (isWell(heard)) return say`What ${name} heard arrived clean; what ${name} sent could not be judged.`;
  if (isWell(sent)) return say`What ${name} sent is clean; what ${name} heard could not be judged.`;
  return say`Nothing was measured at ${name}’s end.`;
};
