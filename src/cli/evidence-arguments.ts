import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isGuid } from '#base/guid';
import { err, ok, type Result } from '#base/result';
import { MINUTE_MS } from '#base/units';
import { MAX_PURPOSE } from '#contract/exports';
import { LIMIT_SETS, type LimitSetName } from '#quality/limit-sets';
import { parseQuery } from '#report/list/row-query';
import { EXIT, type Refusal } from './exit-codes.ts';

const USAGE = `Usage: npm run -s evidence -- --record ID | --file FILE… --out DIR
  --record ID      a call record, read through a proxy; --proxy URL (http://localhost:4310),
                   with a proxy token in EARSHOT_TOKEN, or in the demo --as Megan
  --file FILE      a call saved as JSON (again for each file) or a case file; nobody is asked
  --out DIR        where the files go; made when it is not there
  --masked         without names, addresses and devices
  --ticket TEXT    the complaint, --ticket-file FILE the same from a file
  --purpose TEXT   why, for the audit trail: a ticket’s number
  --filter TEXT    the sessions that are listed, as typed in the app: "loss>5 net:wifi"
  --limits NAME    cqd, sample or ours
  --zone ZONE      of the times, Europe/Helsinki; without it this computer’s
  --partial        also of a record that could not be read to its end
  --wait MINUTES   how long reading may take, 20 without it`;

/** What was asked for. */
export type Asked = {
  readonly source:
    | { readonly kind: 'files'; readonly paths: readonly string[] }
    | {
        readonly kind: 'record';
        readonly id: string;
        readonly proxy: string;
        readonly as: string | undefined;
        readonly token: string | undefined;
        readonly patienceMs: number;
      };
  readonly out: string;
  readonly isMasked: boolean;
  readonly ticket: string | undefined;
  readonly purpose: string | undefined;
  readonly filter: string;
  readonly limits: LimitSetName;
  readonly zone: string;
  readonly takesPartial: boolean;
};

const OPTIONS = {
  record: { type: 'string' },
  file: { type: 'string', multiple: true },
  out: { type: 'string' },
  proxy: { type: 'string' },
  as: { type: 'string' },
  masked: { type: 'boolean' },
  ticket: { type: 'string' },
  'ticket-file': { type: 'string' },
  purpose: { type: 'string' },
  filter: { type: 'string' },
  limits: { type: 'string' },
  zone: { type: 'string' },
  partial: { type: 'boolean' },
  wait: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** Reads the arguments, and the token from the environment: whoever lists processes sees arguments. */
export const readArguments = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Result<Asked, Refusal> => {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { out } = values;
    if (out === undefined) return wrong('--out DIR is missing.');
    const limits = Object.values(LIMIT_SETS).find(({ name }) => name === (values.limits ?? 'cqd'));
    if (limits === undefined) return wrong(`There are no limits “${values.limits ?? ''}”.`);
    const source = sourceOf(values, env);
    if (typeof source === 'string') return wrong(source);
    const zone = values.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    // Intl throws for a zone that nobody knows.
    new Intl.DateTimeFormat('en', { timeZone: zone });
    const filter = values.filter ?? '';
    const isMasked = values.masked === true;
    const problem = problemOfFilter(filter, isMasked) ?? problemOfPurpose(values.purpose);
    if (problem !== undefined) return wrong(problem);
    return ok({
      source,
      out,
      isMasked,
      ticket: ticketOf(values),
      purpose: values.purpose,
      filter,
      limits: limits.name,
      zone,
      takesPartial: values.partial === true,
    });
  } catch (cause) {
    return wrong(cause instanceof Error ? cause.message : String(cause));
  }
};

const wrong = (words: string): Result<never, Refusal> =>
  err({ code: EXIT.noCall, words: `${words}\n${USAGE}` });

const DEFAULT_PROXY = 'http://localhost:4310';
const DEFAULT_WAIT = 20;

const sourceOf = (
  { record, file, proxy = DEFAULT_PROXY, as, wait = String(DEFAULT_WAIT) }: Values,
  env: Readonly<Record<string, string | undefined>>,
): Asked['source'] | string => {
  if ((record === undefined) === (file === undefined)) return 'Either --record or --file is wanted.';
  if (file !== undefined) return { kind: 'files', paths: file };
  if (record === undefined || !isGuid(record)) return `“${record ?? ''}” is not the id of a call record.`;
  const url = URL.parse(proxy);
  if (url === null || !isSafe(url))
    return `--proxy takes an https address, or http on this computer, not “${proxy}”.`;
  const token = env['EARSHOT_TOKEN'];
  if (as === undefined && (token === undefined || token === '')) {
    return 'A proxy token is wanted in EARSHOT_TOKEN, or in the demo --as with a name.';
  }
  if (!/^\d{1,3}$/.test(wait)) return `--wait takes minutes, not “${wait}”.`;
  return { kind: 'record', id: record, proxy: url.origin, as, token, patienceMs: Number(wait) * MINUTE_MS };
};

/** A token never crosses a network in the clear. */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));

const problemOfFilter = (filter: string, isMasked: boolean): string | undefined => {
  const { terms, problems } = parseQuery(filter);
  const [problem] = problems;
  if (problem !== undefined) return `--filter: ${problem.message}`;
  return isMasked && terms.some(({ isPersonal }) => isPersonal)
    ? '--filter may name somebody, which masked evidence would repeat.'
    : undefined;
};

const problemOfPurpose = (purpose: string | undefined): string | undefined =>
  purpose !== undefined && purpose.length > MAX_PURPOSE
    ? `--purpose takes ${MAX_PURPOSE} characters at most.`
    : undefined;

const ticketOf = ({ ticket, 'ticket-file': file }: Values): string | undefined =>
  ticket ?? (file === undefined ? undefined : readFileSync(file, 'utf8'));
