import { conditionsOf } from '../causes.ts';
import type { Cause, Conditions, PathReadings } from '../causes.ts';
import { personNamed } from '../directory.ts';
import { rated } from '../feedback.ts';
import { legOf } from '../leg.ts';
import { guidOf } from '../random.ts';
import type { Random } from '../random.ts';
import type { Leg } from '../session.ts';
import type { GraphFailure, GraphFeedback, GraphSession } from '../wire.ts';
import { diegosSession, diegosLeg } from './all-hands-diego.ts';

/** Averages, and maxima where the drawing gives them: loss in percent, jitter in milliseconds. */
type Reading = readonly [loss: number, jitter: number, lossMax?: number, jitterMax?: number];

/** One session of the drawing. A direction left out was not judged: too few packets to measure. */
export type Row = {
  /** Place in Graph's order. */
  readonly at: number;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly sent?: Reading;
  readonly heard?: Reading;
  readonly roundTripMs: number;
  readonly on: 'wired' | 'mobile' | 'tunnel' | 'tcp' | { readonly signal: number };
  readonly feedback?: GraphFeedback;
  readonly failure?: GraphFailure;
};

const DROPPED: GraphFailure = { stage: 'midcall', reason: 'Media path connectivity was lost' };

const row = (
  at: number,
  name: string,
  times: string,
  on: Row['on'],
  roundTripMs: number,
  readings: Pick<Row, 'sent' | 'heard'>,
  more: Pick<Row, 'feedback' | 'failure'> = {},
): Row => {
  const [from = '14:00', to = '14:47'] = times.split('–');
  return { at, name, from, to, on, roundTripMs, ...readings, ...more };
};

/** Everyone of whom the drawing tells something. Diego's packets, devices and pictures are in their own file. */
export const ROWS: readonly Row[] = [
  row(0, 'Megan Bowen', '14:00–14:47:28', 'wired', 31, { sent: [0.1, 4], heard: [0.2, 5] }),
  row(
    5,
    'Anna Lidman',
    '14:01:03–14:47:12',
    'wired',
    38,
    { sent: [0.1, 4], heard: [0.2, 6] },
    { feedback: rated(2, ['DistortedSound']) },
  ),
  row(
    12,
    'Sara Davis',
    '14:00:22–14:47:06',
    'wired',
    40,
    { sent: [0.8, 10, 16.4], heard: [0.2, 5] },
    { feedback: rated(5) },
  ),
  row(
    19,
    'Miriam Graham',
    '14:01:48–14:32:07',
    { signal: 58 },
    61,
    { sent: [0.6, 11], heard: [0.9, 13] },
    { failure: DROPPED },
  ),
  row(23, 'Lee Gu', '14:00:12–14:46:52', { signal: 66 }, 49, { sent: [0.4, 8], heard: [0.9, 11, 18] }),
  row(
    28,
    'Debra Berger',
    '14:00:34–14:46:50',
    'wired',
    44,
    { sent: [0.2, 9], heard: [0.4, 13] },
    { feedback: rated(1, ['DistortedSound', 'Interruptions'], 'Could not follow half of it.') },
  ),
  row(31, 'Raul Razo', '14:00:50–14:46:58', 'tunnel', 342, { sent: [0.8, 34], heard: [1, 36] }),
  row(37, 'Diego Siciliani', '14:00:41–14:46:58', { signal: 34 }, 96, {
    sent: [11.804, 41, 31.217, 212],
    heard: [1.1, 9, 6, 24],
  }),
  row(
    44,
    'Pradeep Gupta',
    '14:03:10–14:31:20',
    'mobile',
    188,
    { sent: [3.9, 52], heard: [12.6, 47] },
    { feedback: rated(2, ['DistortedSound', 'Interruptions']) },
  ),
  row(48, 'Nestor Wilke', '14:00:51–14:47:10', 'tcp', 126, { heard: [0.4, 36] }),
  row(53, 'Lynne Robbins', '14:00:40–14:47:02', 'tcp', 128, { heard: [0.6, 44] }),
  row(57, 'Lidia Holloway', '14:01:20–14:47:15', 'tcp', 131, { heard: [0.5, 40] }),
  row(
    62,
    'Isaiah Langer',
    '14:00:58–14:47:04',
    'tcp',
    129,
    { sent: [0.3, 12], heard: [0.9, 51] },
    { feedback: rated(2, ['DistortedSound']) },
  ),
  row(
    66,
    'Johanna Lorenz',
    '14:00:44–14:46:49',
    'tcp',
    133,
    { sent: [0.5, 15], heard: [0.8, 72] },
    { feedback: rated(3) },
  ),
  row(71, 'Joni Sherman', '14:01:12–14:47:09', 'tcp', 127, { sent: [0.4, 14], heard: [0.7, 47] }),
  row(74, 'Irvin Sayers', '14:00:47–14:47:00', 'tcp', 130, { heard: [0.4, 18] }),
  row(80, 'Cecil Folk', '14:05:40–14:46:57', { signal: 71 }, 54, { heard: [10.9, 12] }),
  row(87, 'Enrico Cattaneo', '14:00:33–14:47:05', { signal: 74 }, 44, { heard: [0.6, 7, 14.8] }),
  row(
    95,
    'Henrietta Mueller',
    '14:00:25–14:46:59',
    'wired',
    36,
    { sent: [0.1, 5], heard: [0.3, 8] },
    { feedback: rated(2, ['Noisy', 'Interruptions']) },
  ),
  row(
    103,
    'Christie Cline',
    '14:00:15–14:47:01',
    { signal: 82 },
    52,
    { sent: [0.3, 7], heard: [0.5, 10] },
    { feedback: rated(3) },
  ),
  row(
    111,
    'Emily Braun',
    '14:00:18–14:47:03',
    'wired',
    29,
    { sent: [0.1, 4], heard: [0.2, 9] },
    { feedback: rated(4) },
  ),
  row(
    119,
    'Grady Archie',
    '14:01:01–14:47:07',
    { signal: 88 },
    41,
    { sent: [0.3, 6], heard: [0.3, 13] },
    { feedback: rated(4) },
  ),
  row(
    127,
    'Patti Fernandez',
    '14:00:20–14:46:55',
    'wired',
    33,
    { sent: [0.1, 5], heard: [0.2, 16] },
    { feedback: rated(4) },
  ),
  row(
    135,
    'Allan Deyoung',
    '14:00:36–14:18:02',
    { signal: 91 },
    37,
    { sent: [0.2, 6], heard: [0.3, 7] },
    { feedback: rated(4) },
  ),
  row(
    142,
    'Adele Vance',
    '14:00:28–14:47:08',
    'wired',
    35,
    { sent: [0.1, 4], heard: [0.2, 7] },
    { feedback: rated(5) },
  ),
  row(
    150,
    'Anna Bedecs',
    '14:00:55–14:46:48',
    { signal: 79 },
    46,
    { sent: [0.2, 5], heard: [0.3, 11] },
    { feedback: rated(5) },
  ),
  row(161, 'Miriam Graham', '14:32:49–14:47:02', { signal: 61 }, 58, { sent: [0.4, 9], heard: [0.6, 10] }),
  row(
    172,
    'Allan Deyoung',
    '14:19:30–14:47:05',
    { signal: 91 },
    37,
    { sent: [0.2, 6], heard: [0.3, 7] },
    { feedback: rated(4) },
  ),
];

/** The person's part with the row's readings in place of drawn ones. */
export const asDrawn = (drawn: Row, at: (clock: string) => number, random: Random): Leg => {
  const { name, on, from, to } = drawn;
  const cause: Cause =
    on === 'mobile' ? 'mobile' : on === 'tunnel' ? 'vpn' : on === 'tcp' ? 'udpBlocked' : 'healthy';
  const plan = {
    id: guidOf(name, drawn.at),
    party: personNamed(name),
    joined: at(from),
    left: at(to),
    cause,
  } as const;
  const leg = legOf(
    {
      ...plan,
      speaks: drawn.sent !== undefined,
      video: 'seen',
      sharing: 'viewed',
      feedback: drawn.feedback ?? null,
      failure: drawn.failure ?? null,
    },
    random,
  );
  const conditions = measured(drawn, conditionsOf(cause, random), random);
  const seat = on === 'tcp' ? inTampere(leg, random) : leg.seat;
  const told: Leg = { ...leg, conditions, seat, listen: drawn.heard === undefined ? 0 : leg.listen };
  return name === 'Diego Siciliani' ? diegosLeg(told) : told;
};

/** What the drawing tells of this session beyond a leg: Diego's streams in full. */
export const drawnSession = (drawn: Row | undefined, session: GraphSession): GraphSession =>
  drawn?.name === 'Diego Siciliani' ? diegosSession(session) : session;

const measured = ({ sent, heard, roundTripMs, on }: Row, drawn: Conditions, random: Random): Conditions => ({
  ...drawn,
  ...(sent !== undefined && { sent: pathOf(sent) }),
  ...(heard !== undefined && { heard: pathOf(heard) }),
  roundTripMs,
  roundTripMaxMs: roundTripMs * random.between(1.3, 2.2),
  connection: typeof on === 'object' ? 'wifi' : on === 'tcp' ? 'wired' : on,
  wifi:
    typeof on === 'object'
      ? {
          signal: on.signal,
          band: 'frequency50GHz',
          channel: 44,
          radio: 'wifi80211ac',
          linkSpeedBps: 526_500_000,
        }
      : undefined,
});

/** Without a maximum of its own a clean reading stays clean, and a poor one was about twice as bad at its worst. */
const pathOf = ([loss, jitter, lossMax, jitterMax]: Reading): PathReadings => ({
  loss: loss / 100,
  lossMax: (lossMax ?? (loss > 10 ? loss * 2.2 : Math.min(loss * 4, 8))) / 100,
  jitter,
  jitterMax: jitterMax ?? (jitter > 30 ? jitter * 3 : Math.min(jitter * 1.6, 29)),
});

/** The office whose firewall lets no UDP out: one subnet behind one public address. */
const inTampere = ({ seat }: Leg, random: Random): Leg['seat'] => ({
  ...seat,
  ip: `10.62.18.${random.whole(20, 220)}`,
  subnet: '10.62.18.0',
  publicIp: '198.51.100.77',
  dnsSuffix: 'corp.contoso.com',
});
