import { expect, test } from 'vitest';
import type { Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { sessionFacts } from './facts.ts';

const UP = 'callerToCallee';
const DOWN = 'calleeToCaller';

const sent = (members: object) => ({ streamDirection: UP, packetUtilization: 9_000, ...members });
const heard = (members: object) => ({ streamDirection: DOWN, packetUtilization: 9_000, ...members });

const session = (...segments: (readonly object[])[]): Session => {
  const page = parseSessionsPage({
    value: [{ id: 's', segments: segments.map((media, index) => ({ id: `g${index}`, media })) }],
  });
  const parsed = page.kind === 'ok' ? page.value.sessions[0] : undefined;
  if (!parsed) throw new Error('no session');
  return parsed;
};
const audio = (...streams: object[]) => ({ label: 'main-audio', streams });
const video = (...streams: object[]) => ({ label: 'main-video', streams });

const clean = { averagePacketLossRate: 0.001, averageJitter: 'PT0.004S' };
const lossy = { averagePacketLossRate: 0.118, averageJitter: 'PT0.041S' };

test('what the caller sent badly is what the callee heard badly', () => {
  const call = session([audio(sent(lossy), heard(clean))]);
  expect(sessionFacts(call, 'caller')).toMatchObject({ sent: 'poor', heard: 'good' });
  expect(sessionFacts(call, 'callee')).toMatchObject({ sent: 'good', heard: 'poor' });
  expect(sessionFacts(call, 'caller').media[0]?.sent).toMatchObject({ lossRatio: 0.118, jitterMs: 41 });
});

test('an average that passes with a maximum that does not is a burst', () => {
  const call = session([
    audio(sent({ ...clean, maxPacketLossRate: 0.18 }), heard({ ...clean, maxJitter: 'PT0.03S' })),
  ]);
  expect(sessionFacts(call, 'caller')).toMatchObject({ sent: 'burst', heard: 'good' });
});

test('a listed stream without measures is not judged, and no stream is no data', () => {
  const call = session([audio(sent({ packetUtilization: 12 }))]);
  expect(sessionFacts(call, 'caller')).toMatchObject({ sent: 'notJudged', heard: 'noData' });
  expect(sessionFacts(session(), 'caller')).toEqual({ media: [], sent: 'noData', heard: 'noData' });
});

test('segments of one medium are one medium: the worst reading counts, each segment keeps its grade', () => {
  const call = session(
    [audio(sent(clean))],
    [video(sent({})), audio(sent(lossy))],
    [audio(sent({ packetUtilization: 3 }))],
  );
  const [medium, other] = sessionFacts(call, 'caller').media;
  expect(medium).toMatchObject({ kind: 'audio', sent: { grade: 'poor', lossRatio: 0.118, packets: 18_003 } });
  expect(medium?.segments.map((bar) => bar.sent)).toEqual(['good', 'poor', 'notJudged']);
  expect(other?.kind).toBe('video');
});

test('audio speaks for the direction, unless video is poor', () => {
  const muted = audio(sent({ packetUtilization: 3 }));
  expect(sessionFacts(session([muted, video(sent({ averageVideoFrameRate: 25 }))]), 'caller').sent).toBe(
    'notJudged',
  );
  expect(sessionFacts(session([muted, video(sent({ averageVideoFrameRate: 5 }))]), 'caller').sent).toBe(
    'poor',
  );
  expect(sessionFacts(session([video(sent({ averageVideoFrameRate: 25 }))]), 'caller').sent).toBe('good');
});

test('the codec of an idle stream says nothing', () => {
  const call = session([audio(sent({ audioCodec: 'unknown' }), sent({ audioCodec: 'satin' }))]);
  expect(sessionFacts(call, 'caller').media[0]?.sent.codec).toBe('satin');
});
