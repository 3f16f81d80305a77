import { expect, test } from 'vitest';
import { parseSessionsPage } from '#calls/parse';
import { diagnose, type DiagnosisOptions } from '#quality/diagnose';
import { createCatalogue } from '#simulator/catalogue';
import { sessionsOf } from '#simulator/record';
import { createRowBuilder } from '../list/row-builder.ts';
import { toVerdict } from './verdict.ts';

const catalogue = createCatalogue(Date.parse('2026-08-20T09:00:00Z'), 1);

const sessionsNamed = (name: string, count?: number) => {
  const record = [...catalogue.values()].find((one) => one.name === name);
  if (!record) throw new Error(`no record ${name}`);
  const page = parseSessionsPage({ value: sessionsOf(record, record.publications.length, 0, count) });
  if (page.kind === 'err') throw new Error(page.reason.message);
  return page.value.sessions;
};

const verdictOf = (
  name: string,
  options: DiagnosisOptions = {},
  rename = (shown: string): string => shown,
) => {
  const sessions = sessionsNamed(name);
  const names = new Map(
    createRowBuilder()
      .add(sessions)
      .map((row) => [row.key, rename(row.name)]),
  );
  const writing = { nameOf: (key: string) => names.get(key) ?? key, zone: 'Europe/Helsinki' };
  return toVerdict(diagnose(sessions, options), writing, options.about);
};

const keyOf = (name: string, person: string): string => {
  const row = createRowBuilder()
    .add(sessionsNamed(name))
    .find((one) => one.name === person);
  return row?.key ?? '';
};

test('the all-hands meeting: three causes, the surest first, with receipts that lead to their numbers', () => {
  const verdict = verdictOf('all-hands');
  expect(
    [verdict?.main, ...(verdict?.others ?? [])].map((one) => [one?.confidenceWord, one?.sentence]),
  ).toEqual([
    ['Likely', 'Weak Wi-Fi damaged what Diego Siciliani sent.'],
    ['Possible', 'UDP looks blocked: 6 of 7 people on 10.62.18.0 heard poorly, all 7 on TCP.'],
    ['Hint', '3 people had short dropouts that the average hides.'],
  ]);
  expect(verdict?.main.receipts.map(({ mark, label, value, limit }) => [mark, label, value, limit])).toEqual([
    ['poor', 'sent loss', '11.8 %', 'limit 10'],
    ['poor', 'sent jitter', '41 ms', 'limit 30'],
    ['poor', 'Wi-Fi', '34 %, 2.4 GHz', 'our limit 40'],
    ['poor', 'network hurt the sent audio', '22.0 %', 'our limit 2'],
    ['none', '4 of 5 poor ratings tick Distorted sound', '', undefined],
  ]);
  expect(verdict?.main.receipts[0]).toMatchObject({
    path: 'sessions[37].segments[0].media[0].streams[0].averagePacketLossRate',
    sessionIndex: 37,
    origin: 'P',
    source: 'Call Quality Dashboard',
  });
  expect(verdict?.others[0]?.receipts[0]).toMatchObject({ label: 'heard jitter', value: '36–72 ms' });
  expect(verdict?.others[1]?.receipts[0]).toMatchObject({
    mark: 'burst',
    label: 'Lee Gu heard loss',
    value: 'avg 0.9 %, max 18.0 %',
  });
});

test('the ticket’s person is told of in one clause, and the ticket’s time in what speaks against', () => {
  const about = {
    person: keyOf('all-hands', 'Anna Lidman'),
    at: Date.parse('2026-08-19T11:10:00Z') as never,
  };
  const main = verdictOf('all-hands', { about })?.main;
  expect(main?.sentence).toBe(
    'Weak Wi-Fi damaged what Diego Siciliani sent. Anna’s own audio is clean both ways.',
  );
  expect(main?.proofs).toBe('2 published limits crossed, 2 local proofs, nothing strong against');
  expect(main?.against).toEqual(['The record cannot tell who spoke at 14:10']);
  expect(main?.next).toBe('Ask Diego for 5 GHz or a cable; check access point 6C-B2-AE-1F-07-42.');
});

test('masked names stand in the same sentences, whole, and places are left out', () => {
  const sessions = sessionsNamed('all-hands');
  const rows = createRowBuilder().add(sessions);
  const names = new Map(rows.map((row, index) => [row.key, `Internal ${index + 1}`]));
  const about = { person: keyOf('all-hands', 'Anna Lidman') };
  const writing = { nameOf: (key: string) => names.get(key) ?? '', zone: 'UTC', hidesPlaces: true };
  const verdict = toVerdict(diagnose(sessions, { about }), writing, about);
  expect(verdict?.main.sentence).toBe(
    'Weak Wi-Fi damaged what Internal 38 sent. Internal 6’s own audio is clean both ways.',
  );
  expect(verdict?.main.next).toBe('Ask Internal 38 for 5 GHz or a cable; check the access point.');
  expect(verdict?.others[0]?.sentence).toContain('people on one network heard poorly');
  expect(verdict?.main.parts.filter(({ kind }) => kind === 'name')).toHaveLength(2);
});

test('the documented call: no cause, what was looked for, and both hints', () => {
  const verdict = verdictOf('documented');
  expect(verdict?.all.map((one) => [one.confidenceWord, one.sentence])).toEqual([
    ['No cause', 'Owen rated this call poor. The record holds no measurement that could say why.'],
    [
      'Hint',
      'Owen’s microphone and speaker are virtual devices: sound passed through other software or a remote session.',
    ],
    [
      'Hint',
      'Both ends run on server processors: perhaps test machines, though the record says no test call.',
    ],
  ]);
  expect(verdict?.main.receipts.map(({ label }) => label)).toEqual([
    'Abbie to Owen: 0 of 3 audio tests measured',
    'Owen to Abbie: no stream in the record',
    '25.5 s long, short calls often come without a report',
  ]);
  expect(verdict?.main.next).toBe(
    'Ask Owen what it sounded like. Look at the next call of the same two people.',
  );
});

test('a break is told with its times', () => {
  expect(verdictOf('rejoin')?.main.sentence).toBe(
    'The connection broke at 12:34:40; Miriam Graham was back 40 s later.',
  );
});

test('without a session there is no verdict', () => {
  expect(toVerdict(diagnose([]), { nameOf: (key) => key, zone: 'UTC' })).toBeUndefined();
});
