import { describe, expect, test } from 'vitest';
import { parseSessionsPage } from '#calls/parse';
import { worstGrade } from '#quality/grade';
import { LIMIT_SETS, OUR_LIMITS } from '#quality/limit-sets';
import { createCatalogue } from '#simulator/catalogue';
import { audioOf, joinedAs, rowsOf, sessionsOf, streamOf } from '../testing.ts';
import { mediaOf } from './medium-part.ts';
import { createRowBuilder } from './row-builder.ts';
import { numbersOf } from './session-part.ts';
import { highest } from './worst-numbers.ts';

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

describe('what a row keeps in short is what the media of its sessions say', () => {
  const MOST = 120;
  const records = [...createCatalogue(Date.parse('2026-08-20T09:00:00Z'), 1).values()];
  test.each(records.map((record) => [record.name, record] as const))('%s', (_, record) => {
    const count = Math.min(record.sessionCount, MOST);
    const page = parseSessionsPage({ value: Array.from({ length: count }, (_, at) => record.session(at)) });
    for (const limits of Object.values(LIMIT_SETS)) {
      const rows = createRowBuilder(limits).add(page.kind === 'ok' ? page.value.sessions : []);
      expect(rows.length > 0).toBe(count > 0);
      for (const row of rows) {
        for (const part of row.parts) {
          const media = mediaOf(part);
          const numbers = numbersOf(row, part);
          expect(media).toHaveLength(part.media.count);
          for (const way of ['sent', 'heard'] as const) {
            const grade = (kind: string) =>
              worstGrade(media.filter((one) => one.kind === kind).map((one) => one[way].grade));
            for (const kind of ['audio', 'video', 'sharing'] as const) {
              expect(part.media[kind]?.[way] ?? 'noData').toBe(grade(kind));
            }
            const audio = media.filter(({ kind }) => kind === 'audio').map((one) => one[way]);
            expect(numbers[way].grade).toBe(part[way]);
            expect(numbers[way].lossRatio).toBe(highest(audio.map(({ lossRatio }) => lossRatio)));
            expect(numbers[way].jitterOver).toBe(audio.some(({ jitterOver }) => jitterOver));
          }
        }
      }
    }
  });
});
