import { expect, test } from 'vitest';
import { OUR_LIMITS } from '#quality/limit-sets';
import { audioOf, joinedAs, rowsOf, sessionsOf, streamOf } from '../testing.ts';
import { mediaOf } from './medium-part.ts';
import { createRowBuilder } from './row-builder.ts';
import { numbersOf } from './session-part.ts';

const audio = (loss: number) => audioOf(streamOf('callerToCallee', { loss, packets: 9_000 }));

test('the only part of a row has the row’s numbers, one of several its own', () => {
  const [ana, ben] = rowsOf(
    joinedAs('ana', ['14:00:00', '14:30:00'], [audio(0.2)]),
    joinedAs('ben', ['14:00:00', '14:10:00'], [audio(0.2)]),
    joinedAs('ben', ['14:12:00', '14:30:00'], [audio(0.01)]),
  );
  const losses = (row = ana) => row?.parts.map((part) => numbersOf(row, part).sent.lossRatio);
  expect(losses(ana)).toEqual([0.2]);
  expect(losses(ben)).toEqual([0.2, 0.01]);
  expect(ben?.sent.lossRatio).toBe(0.2);
});

test('media and numbers of a part are judged by the limits of its row, whatever the page is set to', () => {
  const [row] = createRowBuilder(OUR_LIMITS).add(
    sessionsOf(joinedAs('ana', ['14:00:00', '14:30:00'], [audio(0.06)])),
  );
  const [part] = row?.parts ?? [];
  expect(part?.media.audio).toEqual({ sent: 'poor', heard: 'noData' });
  expect(part && mediaOf(part).map(({ sent }) => sent.grade)).toEqual(['poor']);
});

test('media are the same list each time they are asked for, and rows that fared alike share their grades', () => {
  const [ana, ben] = rowsOf(
    joinedAs('ana', ['14:00:00', '14:30:00'], [audio(0.01)]),
    joinedAs('ben', ['14:00:00', '14:10:00'], [audio(0.02)]),
  );
  const [one, other] = [ana?.parts[0], ben?.parts[0]];
  expect(one && mediaOf(one)).toBe(one && mediaOf(one));
  expect(one?.media).toBe(other?.media);
  expect(ana?.modalities).toBe(ben?.modalities);
});

test('rows are plain data that a worker can post: what comes out is what went in', () => {
  const rows = rowsOf(joinedAs('ana', ['14:00:00', '14:30:00'], [audio(0.2)]));
  expect(structuredClone(rows)).toEqual(rows);
});
