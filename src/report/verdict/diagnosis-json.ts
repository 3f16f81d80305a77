import type { CallRecord, Session } from '#calls/model';
import { classifyStream, mediumKind, type Test } from '#quality/classify';
import type { Diagnosis } from '#quality/diagnose';
import { endsWithPeople, isOwnSegment, type End } from '#quality/ends';
import type { Receipt } from '#quality/evidence';
import { sessionFacts } from '#quality/facts';
import { directionOf } from '#quality/judged-streams';
import type { LimitSet } from '#quality/limit-sets';
import { STREAM_MEASURES, type MeasureInfo } from '#quality/measures';
import { mediaPath, sessionPath } from '#quality/place';
import { poorShare, type Tally } from '#quality/tally';
import type { Blank } from '../session/blanks.ts';
import { summarizeFeedback } from './feedback-summary.ts';
import type { SessionRow } from '../list/session-rows.ts';
import { toFindingView } from './verdict.ts';
import type { Writing } from './write-sentence.ts';

/** What a diagnosis is made of, to be written out. */
export type DiagnosisReport = {
  readonly record: CallRecord | undefined;
  readonly sessions: readonly Session[];
  readonly rows: readonly SessionRow[];
  readonly diagnosis: Diagnosis;
  readonly limits: LimitSet;
  readonly blanks: readonly Blank[];
  /** Whether the files name a page that none of them holds. */
  readonly isPartial: boolean;
  readonly writing: Writing;
};

/** The diagnosis as plain JSON; `docs/diagnose.schema.json` describes it. Nothing is undefined in it. */
export const diagnosisJson = (report: DiagnosisReport): object => {
  const { record, sessions, rows, diagnosis, limits, blanks, isPartial, writing } = report;
  const { tally } = diagnosis.call;
  const feedback = summarizeFeedback(rows);
  return {
    format: 'earshot-diagnosis/1',
    limits: limits.name,
    record: {
      id: record?.id ?? null,
      version: record?.version ?? null,
      type: record?.type ?? null,
      start: isoOf(record?.start),
      end: isoOf(record?.end),
      sessions: sessions.length,
      people: rows.length,
      complete: !isPartial,
      streams: {
        audio: tallyJson(tally.audio),
        video: tallyJson(tally.video),
        sharing: tallyJson(tally.sharing),
      },
      ratings: Object.fromEntries(feedback.ratings.map(({ rating, count }) => [String(rating), count])),
      askedWithoutAnswer: feedback.askedWithoutAnswer,
      notAsked: feedback.notAsked,
      reasons: feedback.reasons,
    },
    findings: diagnosis.findings.map((finding) => {
      const view = toFindingView(finding, writing);
      return {
        id: finding.rule,
        code: finding.code,
        kind: finding.kind,
        title: finding.title,
        confidence: finding.confidence,
        sentence: view.sentence,
        people: finding.people.map((key) => ({ key, name: writing.nameOf(key) })),
        evidence: finding.receipts.map((receipt, index) => ({
          text: [view.receipts[index]?.label, view.receipts[index]?.value].filter(Boolean).join(' '),
          ...evidenceJson(receipt),
        })),
        against: finding.against.length === 0 ? [] : view.against,
        next: view.next,
      };
    }),
    people: rows.map((row) => personJson(row, diagnosis)),
    sessions: sessions.map((session, index) => sessionJson(session, index, limits)),
    blanks,
  };
};

const isoOf = (at: number | undefined): string | null =>
  at === undefined ? null : new Date(at).toISOString();

const tallyJson = (tally: Tally) => ({ ...tally, poorShare: poorShare(tally) ?? null });

const evidenceJson = (receipt: Receipt) => {
  const where = { path: receipt.path ?? null, session: receipt.session ?? null };
  if (receipt.kind === 'words') return where;
  const { value, max, unit, limit, past } = receipt;
  return {
    ...where,
    value,
    ...(max !== undefined && { max }),
    unit,
    past,
    ...(limit && {
      limit: {
        value: limit.value,
        unit: limit.unit,
        poor: limit.poor,
        origin: limit.origin,
        source: limit.source,
      },
    }),
  };
};

const personJson = ({ key, name, sent, heard, feedback }: SessionRow, { call }: Diagnosis) => ({
  key,
  name,
  sent: sent.grade,
  heard: heard.grade,
  audio: tallyJson(call.people.get(key)?.audio ?? { good: 0, poor: 0, unclassified: 0 }),
  rating: typeof feedback?.rating === 'number' ? feedback.rating : null,
});

const sessionJson = (session: Session, index: number, limits: LimitSet) => {
  const [end = 'caller'] = endsWithPeople(session);
  const { sent, heard } = sessionFacts(session, end, limits);
  return {
    id: session.id,
    path: sessionPath(index),
    isTest: session.isTest ?? null,
    end,
    sent,
    heard,
    streams: streamsJson(session, index, end, limits),
  };
};

const streamsJson = (session: Session, index: number, end: End, limits: LimitSet) =>
  session.segments.flatMap((segment, segmentIndex) =>
    segment.media.flatMap(({ label, streams }, mediaIndex) =>
      streams.map((stream, streamIndex) => {
        const kind = mediumKind(label);
        const way = isOwnSegment(session, segment, end) ? directionOf(stream, end) : undefined;
        const { verdict, tests } = classifyStream(kind, stream, way ?? 'heard', limits);
        return {
          path: `${mediaPath(index, segmentIndex, mediaIndex)}.streams[${streamIndex}]`,
          id: stream.id ?? null,
          medium: kind,
          direction: way ?? null,
          verdict,
          tests: tests.map(testJson),
        };
      }),
    ),
  );

const testJson = ({ measure, value, limit, past }: Test) => {
  const { wire }: MeasureInfo = STREAM_MEASURES[measure];
  return { measure: wire, value, limit: limit.value, unit: limit.unit, past };
};
