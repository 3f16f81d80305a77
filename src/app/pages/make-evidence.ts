import { epochMs } from '#base/units';
import { formatCount } from '#report/format';
import { evidenceOf, type Evidence, type EvidenceParts, type ShareRead } from '#report/evidence/evidence';
import type { Reading } from '../features/record-strip/reading.ts';
import type { EvidencePage, EvidenceSide } from './evidence-side.ts';

/** The evidence of a side of the call; undefined while nothing is judged yet. */
export const makeEvidence = (
  page: EvidencePage,
  side: EvidenceSide,
  parts: EvidenceParts,
): Evidence | undefined => {
  const { verdict } = side;
  if (verdict === undefined || page.whole === undefined) return undefined;
  return evidenceOf({
    record: side.record,
    title: page.title,
    facts: side.facts,
    rows: side.rows,
    nameOf: side.nameOf,
    verdict,
    whole: page.whole,
    limits: page.limits,
    read: shareRead(page.call.reading),
    zone: page.zone,
    ticket: { person: side.person, at: page.about.at, words: side.ticketWords },
    isMasked: side.level === 'metrics',
    filter: side.filter,
    making: {
      recordId: page.id,
      now: epochMs(Date.now()),
      appVersion: page.viewer.appVersion,
      link: page.link,
      isFromGraph: !page.isFile,
    },
    parts,
  });
};

/** “all 240 sessions read”, “180 of ≈ 240 sessions read”. */
export const shareRead = ({ state, shown, expected, version, mayGrow }: Reading): ShareRead => {
  const isPartial = state.kind !== 'complete';
  const isOfMore = expected !== undefined && expected > shown;
  const sessions = shown === 1 ? 'session' : 'sessions';
  const count = formatCount(shown);
  return {
    version,
    words: !isPartial
      ? `${shown === 1 ? '' : 'all '}${count} ${sessions} read`
      : isOfMore
        ? `${count} of ≈ ${formatCount(expected)} sessions read`
        : `${count} ${sessions} read, not all of them`,
    isPartial,
    mayGrow,
  };
};
