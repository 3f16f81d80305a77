import type { LimitSet } from '#quality/limit-sets';
import { formatLength } from '../format.ts';
import { ladderGroups, type LadderGroup, type LadderLine } from '../verdict/ladder-groups.ts';
import type { SessionRow } from '../list/session-rows.ts';
import type { FindingView, ReceiptView } from '../verdict/verdict.ts';

/** The readings that a verdict stands on, among their limits: of one direction of one medium of one person. */
export type CauseLadders = {
  /** “Audio Diego Siciliani sent”. */
  readonly title: string;
  /** “over the whole session, 46 min 17 s”. */
  readonly over: string;
  readonly lines: readonly LadderLine[];
};

type Subject = {
  readonly rows: readonly SessionRow[];
  readonly nameOf: (key: string) => string;
  readonly limits: LimitSet;
};

const MEDIA = ['audio', 'video', 'sharing'] as const;
const MEDIUM_WORDS = { audio: 'Audio', video: 'Video', sharing: 'Screen sharing' } as const;
/** A card has room for so many ladders. */
const MOST = 3;

/** Undefined where the verdict stands on nothing that has a ladder: a clean stream would be no proof of it. */
export const causeLadders = (main: FindingView, subject: Subject): CauseLadders | undefined => {
  const row = causeRow(main, subject.rows);
  if (row === undefined) return undefined;
  const name = subject.nameOf(row.key);
  const told = MEDIA.flatMap((medium) =>
    ladderGroups(row, subject.limits, medium).map((group) => ({ medium, group })),
  );
  const cited = told.find(({ group }) => main.receipts.some((receipt) => isOn(receipt, group.lines)));
  if (cited === undefined) return undefined;
  const { medium, group } = cited;
  const lines = group.lines.filter(({ ladder }) => ladder.labels.length > 0).slice(0, MOST);
  return lines.length === 0
    ? undefined
    : {
        title: `${MEDIUM_WORDS[medium]} ${name} ${group.direction}`,
        over: overWords(row, group),
        lines,
      };
};

/** The person a verdict is about: the first it concerns, else the one its first number is of. */
export const causeRow = (main: FindingView, rows: readonly SessionRow[]): SessionRow | undefined => {
  const person = main.people[0] ?? main.receipts.find((receipt) => receipt.person !== undefined)?.person;
  return rows.find(({ key }) => key === person);
};

const overWords = (row: SessionRow, { durationMs }: LadderGroup): string => {
  const length = durationMs === undefined ? '' : `, ${formatLength(durationMs)}`;
  return row.parts.length === 1
    ? `over the whole session${length}`
    : `over the worst of ${row.parts.length} sessions${length}`;
};

/** Whether a ladder shows the number of a receipt. */
export const isOn = ({ path }: ReceiptView, lines: readonly LadderLine[]): boolean =>
  path !== undefined && lines.some((line) => line.path === path || line.maxPath === path);
