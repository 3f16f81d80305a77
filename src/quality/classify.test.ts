import { describe, expect, test } from 'vitest';
import type { Stream } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { classifyStream, mediumKind, type Direction } from './classify.ts';
import type { MediumKind } from './grade.ts';
import { CQD_LIMITS, LIMIT_SETS, OUR_LIMITS, SAMPLE_LIMITS, type LimitSet } from './limit-sets.ts';

/** A stream as the parser makes it from these Graph members. */
const stream = (members: object): Stream => {
  const page = parseSessionsPage({
    value: [{ id: 's', segments: [{ id: 's', media: [{ streams: [members] }] }] }],
  });
  const parsed = page.kind === 'ok' ? page.value.sessions[0]?.segments[0]?.media[0]?.streams[0] : undefined;
  if (!parsed) throw new Error('no stream');
  return parsed;
};

const verdict = (
  kind: MediumKind,
  members: object,
  direction: Direction = 'heard',
  limits: LimitSet = CQD_LIMITS,
) => classifyStream(kind, stream(members), direction, limits).verdict;

describe('the medium', () => {
  test.each([
    ['main-audio', 'audio'],
    ['main-video', 'video'],
    ['applicationsharing-video', 'sharing'],
    ['ApplicationSharing-Audio', 'audio'],
    ['data', 'data'],
    ['panoramic-video', 'video'],
    ['whiteboard', 'other'],
    [undefined, 'other'],
  ])('of %s is %s', (label, kind) => {
    expect(mediumKind(label)).toBe(kind);
  });
});

describe('audio', () => {
  const enough = { packetUtilization: 501 };

  test('is poor past any of its three limits, and a reading on the limit is not past it', () => {
    expect(verdict('audio', { ...enough, averagePacketLossRate: 0.1 })).toBe('good');
    expect(verdict('audio', { ...enough, averagePacketLossRate: 0.101 })).toBe('poor');
    expect(verdict('audio', { ...enough, averageJitter: 'PT0.03S' })).toBe('good');
    expect(verdict('audio', { ...enough, averageJitter: 'PT0.031S' })).toBe('poor');
    expect(verdict('audio', { ...enough, averageRoundTripTime: 'PT0.5S' })).toBe('good');
    expect(verdict('audio', { ...enough, averageRoundTripTime: 'PT0.501S' })).toBe('poor');
  });

  test('is not judged with 500 packets, with nobody counting them, or without a measure', () => {
    expect(verdict('audio', { packetUtilization: 500, averagePacketLossRate: 0.5 })).toBe('unclassified');
    expect(verdict('audio', { averagePacketLossRate: 0.5 })).toBe('unclassified');
    expect(verdict('audio', { ...enough, averageJitter: null })).toBe('unclassified');
  });

  test('is not judged by retired measures or by the other jitter', () => {
    const retired = { averageAudioDegradation: 3, averageRatioOfConcealedSamples: 0.5 };
    expect(verdict('audio', { ...enough, ...retired })).toBe('unclassified');
    expect(
      verdict('audio', { ...enough, averageAudioNetworkJitter: 'PT0.266S', averageJitter: 'PT0.007S' }),
    ).toBe('good');
  });

  test('names the tests it made, with the reading as a multiple of its limit', () => {
    const { tests } = classifyStream(
      'audio',
      stream({ ...enough, averagePacketLossRate: 0.25, averageJitter: 'PT0.015S' }),
      'sent',
    );
    expect(tests.map(({ measure, past, timesLimit }) => [measure, past, timesLimit])).toEqual([
      ['lossRatio', true, 2.5],
      ['jitterMs', false, 0.5],
    ]);
  });
});

describe('video', () => {
  test('is decided by the first measure that is there', () => {
    expect(verdict('video', { averageVideoFrameLossPercentage: 50.1, averageVideoFrameRate: 30 })).toBe(
      'poor',
    );
    expect(verdict('video', { averageVideoFrameLossPercentage: 3, averageVideoFrameRate: 5 })).toBe('good');
    expect(
      verdict('video', { averageVideoFrameRate: 6.9, postForwardErrorCorrectionPacketLossRate: 0 }),
    ).toBe('poor');
    expect(verdict('video', { averageVideoFrameRate: 7 })).toBe('good');
    expect(verdict('video', { postForwardErrorCorrectionPacketLossRate: 0.151 })).toBe('poor');
    expect(verdict('video', { averagePacketLossRate: 0.9 })).toBe('unclassified');
  });
});

describe('screen sharing', () => {
  test('is judged by frame loss where it is viewed, and by frame rate where it is sent', () => {
    const members = { averageVideoFrameLossPercentage: 60, averageVideoFrameRate: 4 };
    expect(verdict('sharing', members, 'heard')).toBe('poor');
    expect(verdict('sharing', members, 'sent')).toBe('good');
    expect(verdict('sharing', { averageVideoFrameRate: 0.9 }, 'sent')).toBe('poor');
    expect(verdict('sharing', { averageVideoFrameRate: 0.9 }, 'heard')).toBe('unclassified');
  });

  test('with codec H264S is judged by frame rate either way', () => {
    expect(
      verdict('sharing', {
        videoCodec: 'H264S',
        averageVideoFrameLossPercentage: 60,
        averageVideoFrameRate: 4,
      }),
    ).toBe('good');
    expect(verdict('sharing', { videoCodec: 'h264s', averageVideoFrameRate: 0.5 })).toBe('poor');
  });
});

test('data and unknown media are never judged', () => {
  expect(verdict('data', { packetUtilization: 9_000, averagePacketLossRate: 1 })).toBe('unclassified');
  expect(verdict('other', { averageVideoFrameRate: 1 })).toBe('unclassified');
});

describe('Microsoft’s sample for Graph', () => {
  const by = (kind: MediumKind, members: object) => verdict(kind, members, 'sent', SAMPLE_LIMITS);

  test('judges audio over 1,000 packets', () => {
    expect(by('audio', { packetUtilization: 1_000, averagePacketLossRate: 0.5 })).toBe('unclassified');
    expect(by('audio', { packetUtilization: 1_001, averagePacketLossRate: 0.1 })).toBe('good');
    expect(by('audio', { packetUtilization: 1_001, averagePacketLossRate: 0.101 })).toBe('poor');
  });

  test('judges sharing in the older three steps, whatever the direction', () => {
    expect(by('sharing', { averageVideoFrameLossPercentage: 50, averageVideoFrameRate: 1 })).toBe('good');
    expect(by('sharing', { averageVideoFrameLossPercentage: 50.1 })).toBe('poor');
    expect(by('sharing', { averageVideoFrameRate: 2 })).toBe('good');
    expect(by('sharing', { averageVideoFrameRate: 1.9 })).toBe('poor');
    expect(by('sharing', { postForwardErrorCorrectionPacketLossRate: 0.15 })).toBe('good');
    expect(by('sharing', { postForwardErrorCorrectionPacketLossRate: 0.151 })).toBe('poor');
    expect(by('sharing', {})).toBe('unclassified');
  });
});

describe('our own limits', () => {
  const by = (kind: MediumKind, members: object) =>
    verdict(kind, { packetUtilization: 501, ...members }, 'heard', OUR_LIMITS);

  test.each([
    ['loss', { averagePacketLossRate: 0.05 }, { averagePacketLossRate: 0.051 }],
    ['jitter', { averageJitter: 'PT0.03S' }, { averageJitter: 'PT0.031S' }],
    ['round trip', { averageRoundTripTime: 'PT0.4S' }, { averageRoundTripTime: 'PT0.401S' }],
    ['concealed sound', { averageRatioOfConcealedSamples: 0.07 }, { averageRatioOfConcealedSamples: 0.071 }],
  ])('find audio poor past their %s and not on it', (_what, on, over) => {
    expect(by('audio', on)).toBe('good');
    expect(by('audio', over)).toBe('poor');
  });

  test('let any measure of video decide', () => {
    const clean = { averageVideoFrameLossPercentage: 10, averageVideoFrameRate: 7 };
    expect(by('video', { ...clean, postForwardErrorCorrectionPacketLossRate: 0.1 })).toBe('good');
    expect(by('video', { ...clean, averageVideoFrameLossPercentage: 10.1 })).toBe('poor');
    expect(by('video', { ...clean, averageVideoFrameRate: 6.9 })).toBe('poor');
    expect(by('video', { ...clean, postForwardErrorCorrectionPacketLossRate: 0.101 })).toBe('poor');
  });
});

test('each set of limits says in words what is different in it', () => {
  for (const [name, set] of Object.entries(LIMIT_SETS)) {
    expect(set.name).toBe(name);
    expect(set.differs).toMatch(/^[A-Z].*\.$/);
  }
});
