import { useMemo } from 'react';
import type { EpochMs } from '#base/units';
import type { FieldLevel } from '#calls/fields';
import type { CallRecord } from '#calls/model';
import { whyStreamNumberAbsent, type AbsenceContext } from '#quality/absence';
import { endFacts, type EndFacts } from '#quality/end-facts';
import { otherEnd, type End } from '#quality/ends';
import type { LimitSet } from '#quality/limit-sets';
import { STREAM_MEASURES } from '#quality/measures';
import { absenceWords, sessionBlanks, type Blank } from '#report/session/blanks';
import { givenName } from '#report/given-name';
import { pathNodes } from '#report/session/path-nodes';
import { sessionEnds } from '#report/session/segment-ends';
import type { SessionRow } from '#report/list/session-rows';
import { Icon } from '../../ui/Icon.tsx';
import { Missing } from './Missing.tsx';
import { PathList } from './PathList.tsx';

type Props = {
  readonly row: SessionRow;
  readonly limits: LimitSet;
  readonly fieldLevel: FieldLevel;
  readonly record: CallRecord | undefined;
  readonly now: EpochMs;
};

/** The path of the session that the row’s numbers come from, and why some numbers are missing. */
export const Way = ({ row, limits, fieldLevel, record, now }: Props) => {
  const part = row.parts.find(({ media }) => media.count > 0) ?? row.parts[0];
  const { nodes, blanks, note } = useMemo(() => {
    if (part === undefined) return { nodes: [], blanks: [], note: '' };
    const { session, index, side } = part;
    const facts = endFacts(session, index, side, limits);
    const [mine, theirs] = sessionEnds(session, side).names;
    const nameAt = (end: End) => (end === side ? mine : theirs);
    return {
      nodes: pathNodes(facts, {
        level: fieldLevel,
        name: givenName(row.name),
        farName: nameAt(otherEnd(side)),
      }),
      blanks: sessionBlanks(session, index, side, { record, level: fieldLevel, now, limits, nameOf: nameAt }),
      note: concealedNote(facts, { record, level: fieldLevel, now }),
    };
  }, [part, limits, fieldLevel, record, now, row.name]);
  return (
    <>
      <PathList nodes={nodes} />
      <details className="missing">
        <summary>
          <Icon name="info" small />
          {note ?? missingWords(blanks)}
        </summary>
        <Missing blanks={blanks} />
      </details>
    </>
  );
};

/** “Concealed samples: not reported by the service end.” Undefined where they were reported, or nothing was. */
const concealedNote = (facts: EndFacts, context: AbsenceContext): string | undefined => {
  const sent = facts.flow('audio', 'sent');
  const isJudged = sent.grade !== 'noData' && sent.grade !== 'notJudged';
  if (!isJudged || sent.worst('concealedRatio') !== undefined) return undefined;
  const { wire } = STREAM_MEASURES.concealedRatio;
  return `Concealed samples: ${absenceWords(whyStreamNumberAbsent(facts, 'audio', 'sent', wire, context))}.`;
};

/** What is missing first, and how much more. */
const missingWords = (blanks: readonly Blank[]): string => {
  const told = blanks.filter(({ mark }) => mark !== 'never');
  const [first] = told;
  if (first === undefined) return 'Not in any record';
  const rest = told.length - 1;
  const words = `${first.title}: ${first.sentence.charAt(0).toLowerCase()}${first.sentence.slice(1)}`;
  return rest === 0 ? words : `${words} ${rest} more`;
};
