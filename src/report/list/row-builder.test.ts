import { describe, expect, test } from 'vitest';
import type { Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { mediaOf } from './medium-part.ts';
import { searchTextOf } from './row-source.ts';
import { createRowBuilder } from './row-builder.ts';

const SERVICE = { userAgent: { platform: 'unknown' } };
const person = (id: string | null, displayName: string | null = id) => ({
  '@odata.type': '#microsoft.graph.callRecords.participantEndpoint',
  associatedIdentity: { id, displayName },
});
const stream = (streamDirection: string, loss: number, packets = 9_000) => ({
  streamDirection,
  averagePacketLossRate: loss,
  averageJitter: 'PT0.005S',
  averageRoundTripTime: 'PT0.04S',
  packetUtilization: packets,
});
const audio = (up: number, down: number, networkOf = 'wired') => [
  {
    id: 'g',
    media: [
      {
        label: 'main-audio',
        callerNetwork: { connectionType: networkOf, subnet: '10.1.0.0' },
        streams: [stream('callerToCallee', up), stream('calleeToCaller', down)],
      },
    ],
  },
];

const sessions = (...value: object[]): readonly Session[] => {
  const page = parseSessionsPage({ value });
  if (page.kind === 'err') throw new Error(page.reason.message);
  return page.value.sessions;
};
const joined = (who: string | null, from: string, to: string, more: object = {}) => ({
  id: `s-${who}-${from}`,
  startDateTime: `2026-08-19T${from}Z`,
  endDateTime: `2026-08-19T${to}Z`,
  modalities: ['audio'],
  caller: person(who),
  callee: SERVICE,
  ...more,
});

describe('one row a person', () => {
  test('someone who leaves and comes back has one row with two parts in order of time', () => {
    const builder = createRowBuilder();
    builder.add(sessions(joined('Miriam', '14:33:00', '14:47:00', { modalities: ['video'] })));
    const [row, ...others] = builder.add(
      sessions(joined('Miriam', '14:00:00', '14:32:00', { failureInfo: { stage: 'midcall' } })),
    );
    expect(others).toEqual([]);
    expect(row?.parts.map(({ index }) => index)).toEqual([1, 0]);
    expect(row?.modalities).toEqual(['audio', 'video']);
    expect(row).toMatchObject({ name: 'Miriam', failure: { stage: 'midcall' }, severity: 0 });
  });

  test('in a call of two each end has its row and its own view', () => {
    const [abbie, owen] = createRowBuilder().add(
      sessions(
        joined('Abbie', '14:00:00', '14:05:00', { callee: person('Owen'), segments: audio(0.2, 0.01) }),
      ),
    );
    expect(abbie).toMatchObject({
      name: 'Abbie',
      end: 'caller',
      severity: 2,
      limitsCrossed: 1,
      timesLimit: 2,
    });
    expect(abbie?.sent).toEqual({
      grade: 'poor',
      lossRatio: 0.2,
      lossOver: true,
      jitterMs: 5,
      jitterOver: false,
    });
    expect(owen).toMatchObject({ name: 'Owen', end: 'callee', severity: 3 });
    expect(owen?.heard.lossRatio).toBe(0.2);
  });

  test('the service has no row, and people without a name or an id still have one each', () => {
    const rows = createRowBuilder().add(
      sessions(
        joined(null, '14:00:00', '14:05:00'),
        joined(null, '14:01:00', '14:05:00'),
        { id: 'hidden', caller: SERVICE, callee: SERVICE },
        joined('+358405550123', '14:02:00', '14:03:00', {
          caller: { identity: { phone: { id: '+358405550123' } } },
        }),
      ),
    );
    expect(rows.map(({ name }) => name)).toEqual(['Unnamed 1', 'Unnamed 2', 'Unnamed 3', '+358405550123']);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(4);
  });

  test('numbers are the worst of the parts, and the network is that of the worst part', () => {
    const [row] = createRowBuilder().add(
      sessions(
        joined('Ana', '14:00:00', '14:10:00', { segments: audio(0.01, 0, 'wired') }),
        joined('Ana', '14:11:00', '14:20:00', { segments: audio(0.12, 0, 'mobile') }),
      ),
    );
    expect(row).toMatchObject({
      sent: { grade: 'poor', lossRatio: 0.12 },
      network: { connection: 'mobile' },
    });
    expect(row?.parts.map(({ sent }) => sent)).toEqual(['good', 'poor']);
  });

  test('a rating repeated on every session is one vote, and being asked is kept when nobody answered', () => {
    const rated = (rating: string) => ({ caller: { ...person('Ana'), feedback: { rating } } });
    const build = (...ratings: string[]) =>
      createRowBuilder().add(
        sessions(...ratings.map((rating, at) => joined('Ana', `14:0${at}:00`, '14:30:00', rated(rating)))),
      )[0]?.feedback?.rating;
    expect(build('poor', 'poor')).toBe(2);
    expect(build('poor', 'notRated')).toBe(2);
    expect(build('notRated')).toBe('notRated');
  });
});

describe('pages', () => {
  test('a page leaves the rows it does not touch as they are', () => {
    const builder = createRowBuilder();
    const before = builder.add(
      sessions(joined('Ana', '14:00:00', '14:10:00'), joined('Ben', '14:00:00', '14:10:00')),
    );
    const after = builder.add(
      sessions(joined('Ben', '14:11:00', '14:20:00'), joined('Chen', '14:00:00', '14:20:00')),
    );
    expect(after).toHaveLength(3);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(before).toHaveLength(2);
    expect(before[1]?.parts).toHaveLength(1);
  });

  test('an empty page and a page sent twice change nothing', () => {
    const builder = createRowBuilder();
    const page = sessions(joined('Ana', '14:00:00', '14:10:00'), joined(null, '14:00:00', '14:10:00'));
    const rows = builder.add(page);
    expect(builder.add([])).toBe(rows);
    expect(builder.add(page)).toBe(rows);
  });

  test('one session id with another service at the other end is another part', () => {
    const service = (role: string) => ({ callee: { userAgent: { role } }, id: 'same' });
    const [row] = createRowBuilder().add(
      sessions(
        joined('Ana', '14:00:00', '14:10:00', service('skypeForBusinessAutoAttendant')),
        joined('Ana', '14:00:00', '14:10:00', service('skypeForBusinessCallQueues')),
      ),
    );
    expect(row?.parts).toHaveLength(2);
  });
});

test('media stand audio first, with a bar for each segment', () => {
  const video = {
    label: 'main-video',
    streams: [{ streamDirection: 'callerToCallee', averageVideoFrameRate: 5.8 }],
  };
  const segments = [{ id: 'g', media: [video] }, ...audio(0, 0), ...audio(0.3, 0)];
  const [row] = createRowBuilder().add(sessions(joined('Ana', '14:00:00', '14:10:00', { segments })));
  const media = row?.parts.flatMap(mediaOf) ?? [];
  expect(media.map(({ kind, segments: bars }) => [kind, bars.length])).toEqual([
    ['audio', 2],
    ['video', 1],
  ]);
  expect(media[0]?.segments.map(({ sent }) => sent)).toEqual(['good', 'poor']);
  expect(media[1]).toMatchObject({ sentFps: 5.8, heardFps: undefined, heard: { grade: 'noData' } });
});

test('a medium names its codec as people do', () => {
  const media = [
    { label: 'main-audio', streams: [{ ...stream('callerToCallee', 0), audioCodec: 'silkWide' }] },
  ];
  const [row] = createRowBuilder().add(
    sessions(joined('Ana', '14:00:00', '14:10:00', { segments: [{ id: 'g', media }] })),
  );
  expect(row?.parts.flatMap(mediaOf)[0]?.codec).toBe('SILK wideband');
});

test('a search finds a person by name, network and client, whatever the case', () => {
  const [row] = createRowBuilder().add(
    sessions(joined('Ana', '14:00:00', '14:10:00', { segments: audio(0, 0, 'wifi') })),
  );
  for (const word of ['ana', 'wi-fi', 'wifi', '10.1.0.0']) expect(row && searchTextOf(row)).toContain(word);
});
