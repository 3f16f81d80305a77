import type { Session } from '#calls/model';
import { classifyStream, mediumKind } from '#quality/classify';
import { createDiagnosis } from '#quality/diagnose';
import { parsed } from './large-meeting.ts';
import { sideBySide, type Figure } from './measure.ts';

/** What a verdict takes once its sessions are there, beside what it can never save: looking at every stream. */
export const measureVerdicts = async (texts: readonly string[]): Promise<readonly Figure[]> => {
  const pages = texts.map(parsed);
  const small = await verdictOf(pages.slice(0, 1), 40);
  const large = await verdictOf(pages, 9);
  return [
    { what: `verdict of ${count(pages.slice(0, 1))} sessions`, ...small, floor: FLOOR, barMs: 50 },
    { what: `verdict of ${count(pages)} sessions`, ...large, floor: FLOOR, barMs: 300 },
  ];
};

const FLOOR = 'classifying every stream of them';

const count = (pages: readonly (readonly Session[])[]): number =>
  pages.reduce((sum, { length }) => sum + length, 0);

const verdictOf = (pages: readonly (readonly Session[])[], rounds: number) =>
  sideBySide(
    rounds,
    () => {
      const diagnosis = createDiagnosis();
      for (const page of pages) diagnosis.take(page);
      return diagnosis.found();
    },
    () => pages.map((page) => page.map(poorStreams)),
  );

const poorStreams = ({ segments }: Session): number => {
  let poor = 0;
  for (const { media } of segments) {
    for (const { label, streams } of media) {
      const kind = mediumKind(label);
      for (const stream of streams) if (classifyStream(kind, stream, 'heard').verdict === 'poor') poor += 1;
    }
  }
  return poor;
};
