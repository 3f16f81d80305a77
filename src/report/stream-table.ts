import type { Media, Stream } from '#calls/model';
import { classifyStream, mediumKind, type Direction, type StreamVerdict } from '#quality/classify';
import type { End } from '#quality/ends';
import { streamGrade } from '#quality/facts';
import type { Grade, MediumKind } from '#quality/grade';
import {
  AUDIO_LIMITS,
  AUDIO_PACKET_FLOOR,
  isPast,
  SHARING_LIMITS,
  VIDEO_LIMITS,
  type Limit,
} from '#quality/limits';
import { audioCodecWord, videoCodecWord } from '#report/enum-words';
import {
  formatBitRate,
  formatCount,
  formatFps,
  formatLossPercent,
  formatMs,
  formatMsNumber,
  formatPercentNumber,
} from './format.ts';
import { blank, isBlank, NOT_REPORTED, type Cell } from './cell.ts';

/** One direction of one medium: a column of its table. */
export type StreamColumn = {
  readonly direction: Direction;
  readonly id: string | undefined;
  /** Its place among the streams of the medium, from 0; undefined where the record has none. */
  readonly place: number | undefined;
  readonly grade: Grade;
  /** Why it was judged so: “2 of 3 tests, over 500 packets”. */
  readonly because: string;
};

export type StreamTable = {
  readonly kind: MediumKind;
  readonly label: string | undefined;
  readonly codec: string | undefined;
  readonly columns: readonly StreamColumn[];
  readonly rows: readonly {
    readonly field: string;
    readonly label: string;
    readonly unit: string;
    readonly cells: readonly Cell[];
  }[];
};

type Measure = {
  /** Graph's name for it. */
  readonly field: string;
  readonly label: string;
  readonly unit: string;
  readonly read: (stream: Stream) => number | undefined;
  readonly readMax?: (stream: Stream) => number | undefined;
  readonly format: (value: number) => string;
  readonly limit?: Limit;
  /** Shown with its reason even when no stream has it: its lack is worth knowing. */
  readonly always?: boolean;
};

const LOSS: Measure = {
  field: 'averagePacketLossRate',
  label: 'Loss',
  unit: '%',
  read: (stream) => stream.lossRatio,
  readMax: (stream) => stream.lossMaxRatio,
  format: formatLossPercent,
};
const JITTER: Measure = {
  field: 'averageJitter',
  label: 'Jitter',
  unit: 'ms',
  read: (stream) => stream.jitterMs,
  readMax: (stream) => stream.jitterMaxMs,
  format: formatMsNumber,
};
const ROUND_TRIP: Measure = {
  field: 'averageRoundTripTime',
  label: 'Round trip',
  unit: 'ms',
  read: (stream) => stream.roundTripMs,
  readMax: (stream) => stream.roundTripMaxMs,
  format: formatMsNumber,
};
const PACKETS: Measure = {
  field: 'packetUtilization',
  label: 'Packets',
  unit: '',
  read: (stream) => stream.packets,
  format: formatCount,
  always: true,
};
const BANDWIDTH: Measure = {
  field: 'averageBandwidthEstimate',
  label: 'Bandwidth, est.',
  unit: '',
  read: (stream) => stream.bandwidthEstimateBps,
  format: formatBitRate,
};

const AUDIO: readonly Measure[] = [
  { ...LOSS, limit: AUDIO_LIMITS.lossRatio, always: true },
  { ...JITTER, limit: AUDIO_LIMITS.jitterMs, always: true },
  { ...ROUND_TRIP, limit: AUDIO_LIMITS.roundTripMs, always: true },
  {
    field: 'averageRatioOfConcealedSamples',
    label: 'Concealed',
    unit: '%',
    read: (stream) => stream.concealedRatio,
    readMax: (stream) => stream.concealedMaxRatio,
    format: formatLossPercent,
    always: true,
  },
  {
    field: 'averageAudioDegradation',
    label: 'Degradation',
    unit: 'MOS',
    read: (stream) => stream.audioDegradation,
    format: (degradation) => degradation.toFixed(2),
  },
  {
    field: 'averageAudioNetworkJitter',
    label: 'Network jitter',
    unit: 'ms',
    read: (stream) => stream.audioNetworkJitterMs,
    readMax: (stream) => stream.audioNetworkJitterMaxMs,
    format: formatMsNumber,
  },
  BANDWIDTH,
  PACKETS,
];

const PICTURES: readonly Measure[] = [
  {
    field: 'averageVideoFrameRate',
    label: 'Frame rate',
    unit: '',
    read: (stream) => stream.frameRateFps,
    format: formatFps,
    always: true,
  },
  {
    field: 'averageReceivedFrameRate',
    label: 'Received rate',
    unit: '',
    read: (stream) => stream.receivedFrameRateFps,
    format: formatFps,
  },
  {
    field: 'averageVideoFrameLossPercentage',
    label: 'Frame loss',
    unit: '%',
    read: (stream) => stream.videoFrameLossPercent,
    format: formatPercentNumber,
    always: true,
  },
  {
    field: 'postForwardErrorCorrectionPacketLossRate',
    label: 'Loss after FEC',
    unit: '%',
    read: (stream) => stream.lossAfterFecRatio,
    format: formatLossPercent,
    always: true,
  },
  {
    field: 'averageVideoPacketLossRate',
    label: 'Packet loss',
    unit: '%',
    read: (stream) => stream.videoLossRatio,
    format: formatLossPercent,
  },
  LOSS,
  JITTER,
  ROUND_TRIP,
  {
    field: 'averageFreezeDuration',
    label: 'Freeze, mean',
    unit: '',
    read: (stream) => stream.freezeMs,
    format: formatMs,
  },
  {
    field: 'lowFrameRateRatio',
    label: 'Under 7.5 fps',
    unit: '% of call',
    read: (stream) => stream.lowFrameRateRatio,
    format: formatLossPercent,
  },
  {
    field: 'lowVideoProcessingCapabilityRatio',
    label: 'Weak processor',
    unit: '% of call',
    read: (stream) => stream.lowVideoProcessingRatio,
    format: formatLossPercent,
  },
  BANDWIDTH,
  PACKETS,
];

/** Which limit a measure of pictures stands against: sharing and video do not share theirs. */
const limited = (measures: readonly Measure[], kind: MediumKind): readonly Measure[] => {
  const limits: Readonly<Record<string, Limit>> =
    kind === 'sharing'
      ? { 'Frame rate': SHARING_LIMITS.frameRateFps, 'Frame loss': SHARING_LIMITS.videoFrameLossPercent }
      : {
          'Frame rate': VIDEO_LIMITS.frameRateFps,
          'Frame loss': VIDEO_LIMITS.videoFrameLossPercent,
          'Loss after FEC': VIDEO_LIMITS.lossAfterFecRatio,
        };
  return measures.map((measure) => {
    const limit = limits[measure.label];
    return limit === undefined ? measure : { ...measure, limit };
  });
};

const measuresOf = (kind: MediumKind): readonly Measure[] => {
  switch (kind) {
    case 'audio':
      return AUDIO;
    case 'video':
    case 'sharing':
      return limited(PICTURES, kind);
    case 'data':
    case 'other':
      return [LOSS, JITTER, ROUND_TRIP, BANDWIDTH, PACKETS];
  }
};

/** Every number of one medium, sent beside heard, from the view of the person at `end`. */
export const streamTable = (media: Media, end: End): StreamTable => {
  const kind = mediumKind(media.label);
  const streams = [...inDirection(media, end, 'sent'), ...inDirection(media, end, 'heard')];
  return {
    kind,
    label: media.label,
    codec: streams.map(({ stream }) => codecOf(kind, stream)).find((codec) => codec !== undefined),
    columns: streams.map((placed) => toColumn(kind, placed)),
    rows: measuresOf(kind)
      .map((measure) => ({
        field: measure.field,
        label: measure.label,
        unit: measure.unit,
        cells: streams.map(({ stream }) =>
          stream === undefined ? blank('no stream') : toCell(measure, stream),
        ),
        always: measure.always === true,
      }))
      .filter((row) => row.always || row.cells.some((cell) => !isBlank(cell)))
      .map(({ field, label, unit, cells }) => ({ field, label, unit, cells })),
  };
};

type Placed = {
  readonly stream: Stream | undefined;
  readonly place: number | undefined;
  readonly direction: Direction;
};

/** A direction without a stream keeps its column: that it is missing is a fact too. */
const inDirection = (media: Media, end: End, direction: Direction): readonly Placed[] => {
  const sentBy = end === 'caller' ? 'callerToCallee' : 'calleeToCaller';
  const found = media.streams
    .map((stream, place) => ({ stream, place, direction }))
    .filter(({ stream }) =>
      direction === 'sent'
        ? stream.direction === sentBy
        : stream.direction !== sentBy && stream.direction !== undefined,
    );
  return found.length === 0 ? [{ stream: undefined, place: undefined, direction }] : found;
};

const codecOf = (kind: MediumKind, stream: Stream | undefined): string | undefined => {
  const codec = kind === 'audio' ? stream?.audioCodec : stream?.videoCodec;
  if (codec === undefined || codec === 'unknown') return undefined;
  return kind === 'audio' ? audioCodecWord(codec) : videoCodecWord(codec);
};

const toCell = (measure: Measure, stream: Stream): Cell => {
  const average = measure.read(stream);
  const max = measure.readMax?.(stream);
  if (average === undefined && max === undefined) return NOT_REPORTED;
  const past = (reading: number) => measure.limit !== undefined && isPast(reading, measure.limit);
  return {
    kind: 'value',
    text: average === undefined ? '–' : measure.format(average),
    over: average !== undefined && past(average),
    ...(max === undefined ? {} : { max: { text: measure.format(max), over: past(max) } }),
  };
};

const toColumn = (kind: MediumKind, { stream, place, direction }: Placed): StreamColumn => {
  if (stream === undefined) {
    return {
      direction,
      id: undefined,
      place,
      grade: 'noData',
      because: 'nothing in the record for this direction',
    };
  }
  const verdict = classifyStream(kind, stream, direction);
  return {
    direction,
    id: stream.id,
    place,
    grade: streamGrade(kind, stream, verdict),
    because: because(kind, stream, verdict),
  };
};

const because = (kind: MediumKind, stream: Stream, { verdict, tests }: StreamVerdict): string => {
  if (verdict === 'unclassified') return whyNotJudged(kind, stream);
  if (kind !== 'audio') return decidedBy(tests[0]?.measure, tests[0]?.limit);
  const past = tests.filter((test) => test.past).length;
  return `${past} of ${tests.length} ${tests.length === 1 ? 'test' : 'tests'}, over ${AUDIO_PACKET_FLOOR.value} packets`;
};

const whyNotJudged = (kind: MediumKind, stream: Stream): string => {
  if (kind === 'data' || kind === 'other') return 'nobody publishes a limit for it';
  if (kind !== 'audio') return 'the deciding measures are not reported';
  if (stream.packets === undefined) return 'packets not reported';
  return isPast(stream.packets, AUDIO_PACKET_FLOOR)
    ? 'loss, jitter and round trip not reported'
    : `${formatCount(stream.packets)} packets, judged over ${AUDIO_PACKET_FLOOR.value}`;
};

const MEASURE_WORD: Readonly<Record<string, string>> = {
  videoFrameLossPercent: 'frame loss',
  frameRateFps: 'frame rate',
  lossAfterFecRatio: 'loss after FEC',
};

const decidedBy = (measure: string | undefined, limit: Limit | undefined): string => {
  if (measure === undefined || limit === undefined) return '';
  const amount = limit.unit === 'ratio' ? limit.value * 100 : limit.value;
  return `${MEASURE_WORD[measure] ?? measure} decides, poor ${limit.poor === 'above' ? 'over' : 'under'} ${amount}`;
};
