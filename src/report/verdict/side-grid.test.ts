import { expect, test } from 'vitest';
import { parseSessionsPage } from '#calls/parse';
import { drawMeeting } from '#quality/drawn-call';
import { createCatalogue } from '#simulator/catalogue';
import { sessionsOf } from '#simulator/record';
import { complaints } from './complaints.ts';
import { createRowBuilder } from '../list/row-builder.ts';
import { sideGrid } from './side-grid.ts';

const POOR = { averagePacketLossRate: 0.12 };
const MUTED = { packetUtilization: 40 };
const rated = (rating: string, ...ticked: string[]) => ({
  feedback: { rating, tokens: Object.fromEntries(ticked.map((token) => [token, true])) },
});

const allHands = () => {
  const record = [...createCatalogue(Date.parse('2026-08-20T09:00:00Z'), 1).values()].find(
    ({ name }) => name === 'all-hands',
  );
  const page = parseSessionsPage({ value: record ? sessionsOf(record, 2, 0, 180) : [] });
  return createRowBuilder().add(page.kind === 'ok' ? page.value.sessions : []);
};

test('sent against heard: a cell for each, with who is in it', () => {
  const rows = createRowBuilder().add(
    drawMeeting(
      { name: 'Ana', sent: POOR },
      { name: 'Ben', heard: POOR, sent: MUTED },
      { name: 'Cy', sent: POOR, heard: POOR },
      { name: 'Di' },
      { name: 'Ed', sent: null },
    ),
  );
  const grid = sideGrid(rows, 'audio', 'Di');
  expect(grid.cells.map((row) => row.map(({ people }) => people.join()))).toEqual([
    ['Ana', '', 'Cy'],
    ['Ed', '', 'Ben'],
    ['Di', '', ''],
  ]);
  expect(
    grid.cells.flat().flatMap(({ words, people }) => (words ? [`${people[0] ?? ''} ${words}`] : [])),
  ).toEqual(['Ana hurt others', 'Cy both ways', 'Ben only they heard it']);
  expect(grid.cells[2]?.[0]?.holdsTicket).toBe(true);
  expect(sideGrid(rows, 'video').people).toBe(0);
});

test('the all-hands meeting has the counts of its drawing', () => {
  const grid = sideGrid(allHands(), 'audio');
  expect(grid.people).toBe(178);
  expect(grid.cells.map((row) => row.map(({ people }) => people.length))).toEqual([
    [1, 0, 2],
    [96, 12, 4],
    [58, 2, 3],
  ]);
  expect(grid.cells[1]?.[0]?.showsNames).toBe(false);
  expect(grid.cells[1]?.[2]?.showsNames).toBe(true);
});

test('complaints of the all-hands meeting: two agree, three are only felt, one is only measured', () => {
  const { counts, points, cleanComplainers, notMeasured } = complaints(allHands());
  expect(points).toHaveLength(14);
  expect(counts).toEqual({ agree: 2, onlyMeasured: 1, onlyFelt: 3, neither: 8 });
  expect(notMeasured).toBe(0);
  expect(cleanComplainers).toBe('3 of 5 who complained were clean themselves: look at whom they heard.');
  expect(points.find(({ name }) => name === 'Johanna Lorenz')).toMatchObject({ rating: 3, timesLimit: 2.4 });
  expect(points.find(({ name }) => name === 'Anna Lidman')).toMatchObject({ isRinged: true });
});

test('a complaint of which nothing was measured neither agrees nor contradicts', () => {
  const { points, notMeasured } = complaints(
    createRowBuilder().add(
      drawMeeting(
        { name: 'Ana', sent: MUTED, heard: null, end: rated('poor', 'RoboticVoice') },
        { name: 'Ben' },
      ),
    ),
  );
  expect(notMeasured).toBe(1);
  expect(points[0]).toMatchObject({
    timesLimit: undefined,
    quadrant: undefined,
    reasons: ['Robotic voice'],
    words: 'Complaint, nothing measured. Neither agrees nor contradicts.',
  });
});
