import type { Media, Stream } from '#calls/model';
import { classifyStream, mediumKind, type Direction, type StreamVerdict } from '#quality/classify';
import type { End } from '#quality/ends';
import { streamGrade } from '#quality/judged-streams';
import type { Grade, MediumKind } from '#quality/grade';
import { CQD_LIMITS, type LimitSet } from '#quality/limit-sets';
import { isPast, type Limit } from '#quality/limits';
import type { PictureMeasure, SoundMeasure } from '#quality/measures';
import { audioCodecWord, videoCodecWord } from '../enum-words.ts';
import {
  formatBitRate,
  formatCount,
  formatFps,
  formatLossPercent,
  formatMs,
  formatMsNumber,
  formatPercentNumber,
} from '../format.ts';
import { ladderOf } from '../verdict/ladder.ts';
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
  /** And for its maximum. */
  readonly fieldMax?: string;
  readonly read: (stream: Stream) => number | undefined;
  readonly readMax?: (stream: Stream) => number | undefined;
  readonly format: (value: number) => string;
  /** What a set of limits calls it, where one may judge by it. */
  readonly judged?: SoundMeasure | PictureMeasure;
  /** Shown with its reason even when no stream has it: its lack is worth knowing. */
  readonly always?: boolean;
};

const LOSS: Measure = {
  field: 'averagePacketLossRate',
  label: 'Loss',
  unit: '%',
  read: (stream) => stream.lossRatio,
  fieldMax: 'maxPacketLossRate',
  readMax: (stream) => stream.lossMaxRatio,
  format: formatLossPercent,
};
const JITTER: Measure = {
  field: 'averageJitter',
  label: 'Jitter',
  unit: 'ms',
  read: (stream) => stream.jitterMs,
  fieldMax: 'maxJitter',
  readMax: (stream) => stream.jitterMaxMs,
  format: formatMsNumber,
};
const ROUND_TRIP: Measure = {
  field: 'averageRoundTripTime',
  label: 'Round trip',
  unit: 'ms',
  read: (stream) => stream.roundTripMs,
  fieldMax: 'maxRoundTripTime',
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
  { ...LOSS, judged: 'lossRatio', always: true },
  { ...JITTER, judged: 'jitterMs', always: true },
  { ...ROUND_TRIP, judged: 'roundTripMs', always: true },
  {
    field: 'averageRatioOfConcealedSamples',
    label: 'Concealed',
    judged: 'concealedRatio',
    unit: '%',
    read: (stream) => stream.concealedRatio,
    fieldMax: 'maxRatioOfConcealedSamples',
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
    fieldMax: 'maxAudioNetworkJitter',
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
    judged: 'frameRateFps',
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
    judged: 'videoFrameLossPercent',
    unit: '%',
    read: (stream) => stream.videoFrameLossPercent,
    format: formatPercentNumber,
    always: true,
  },
  {
    field: 'postForwardErrorCorrectionPacketLossRate',
    label: 'Loss after FEC',
    judged: 'lossAfterFecRatio',
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

const measuresOf = (kind: MediumKind): readonly Measure[] => {
  switch (kind) {
    case 'audio':
      return AUDIO;
    case 'video':
    case 'sharing':
      return PICTURES;
    case 'data':
    case 'other':
      return [LOSS, JITTER, ROUND_TRIP, BANDWIDTH, PACKETS];
  }
};

export type StreamTableOptions = {
  readonly limits?: LimitSet;
  /** Where the medium stands in the JSON. */
  readonly path?: string;
};

/** Every number of one medium, sent beside heard, from the view of the person at `end`. */
export const streamTable = (
  media: Media,
  end: End,
  { limits = CQD_LIMITS, path }: StreamTableOptions = {},
): StreamTable => {
  const kind = mediumKind(media.label);
  const streams = [...inDirection(media, end, 'sent'), ...inDirection(media, end, 'heard')];
  return {
    kind,
    label: media.label,
    codec: streams.map(({ stream }) => codecOf(kind, stream)).find((codec) => codec !== undefined),
    columns: streams.map((placed) => toColumn(kind, placed, limits)),
    rows: measuresOf(kind)
      .map((measure) => ({
        field: measure.field,
        label: measure.label,
        unit: measure.unit,
        cells: streams.map(({ stream, place }) =>
          stream === undefined
            ? blank('no stream')
            : toCell(measure, stream, {
                kind,
                limits,
                path: path === undefined ? undefined : `${path}.streams[${place}]`,
              }),
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

type CellContext = {
  readonly kind: MediumKind;
  readonly limits: LimitSet;
  readonly path: string | undefined;
};

const toCell = (measure: Measure, stream: Stream, context: CellContext): Cell => {
  const average = measure.read(stream);
  const max = measure.readMax?.(stream);
  if (average === undefined && max === undefined) return NOT_REPORTED;
  const limit = limitOf(measure, context);
  const past = (reading: number) => limit !== undefined && isPast(reading, limit);
  return {
    kind: 'value',
    text: average === undefined ? '–' : measure.format(average),
    over: average !== undefined && past(average),
    ...placed(context.path, measure.field),
    ...(max === undefined
      ? {}
      : {
          max: {
            text: measure.format(max),
            over: past(max),
            ...placed(context.path, measure.fieldMax),
          },
        }),
    ...ladderIn(measure, { average, max }, context),
  };
};

const placed = (path: string | undefined, field: string | undefined): { readonly path?: string } =>
  path === undefined || field === undefined ? {} : { path: `${path}.${field}` };

const isPicture = (kind: MediumKind): kind is 'video' | 'sharing' => kind === 'video' || kind === 'sharing';

const limitOf = ({ judged }: Measure, { kind, limits }: CellContext): Limit | undefined => {
  if (judged === undefined) return undefined;
  const known: Readonly<Partial<Record<SoundMeasure | PictureMeasure, Limit>>> = isPicture(kind)
    ? limits[kind].limits
    : limits.audio.limits;
  return known[judged];
};

/** Where nobody has set a limit there is nothing to climb. */
const ladderIn = (
  measure: Measure,
  reading: { readonly average: number | undefined; readonly max: number | undefined },
  context: CellContext,
): Pick<Extract<Cell, { kind: 'value' }>, 'ladder'> => {
  const { judged } = measure;
  if (judged === undefined || limitOf(measure, context) === undefined) return {};
  return {
    ladder: ladderOf(judged, reading, context.limits, isPicture(context.kind) ? context.kind : 'audio'),
  };
};

const toColumn = (kind: MediumKind, { stream, place, direction }: Placed, limits: LimitSet): StreamColumn => {
  if (stream === undefined) {
    return {
      direction,
      id: undefined,
      place,
      grade: 'noData',
      because: 'nothing in the record for this direction',
    };
  }
  const verdict = classifyStream(kind, stream, direction, limits);
  return {
    direction,
    id: stream.id,
    place,
    grade: streamGrade(kind, stream, verdict, limits),
    because: because(kind, stream, verdict, limits),
  };
};

const because = (
  kind: MediumKind,
  stream: Stream,
  { verdict, tests }: StreamVerdict,
  limits: LimitSet,
): string => {
  const { floor } = limits.audio;
  if (verdict === 'unclassified') return whyNotJudged(kind, stream, floor);
  if (kind !== 'audio') return decidedBy(tests[0]?.measure, tests[0]?.limit);
  const past = tests.filter((test) => test.past).length;
  return `${past} of ${tests.length} ${tests.length === 1 ? 'test' : 'tests'}, over ${formatCount(floor.value)} packets`;
};

const whyNotJudged = (kind: MediumKind, stream: Stream, floor: Limit): string => {
  if (kind === 'data' || kind === 'other') return 'nobody publishes a limit for it';
  if (kind !== 'audio') return 'the deciding measures are not reported';
  if (stream.packets === undefined) return 'packets not reported';
  return isPast(stream.packets, floor)
    ? 'loss, jitter and round trip not reported'
    : `${formatCount(stream.packets)} packets, judged over ${formatCount(floor.value)}`;
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
