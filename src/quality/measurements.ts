import { whyEndNumberAbsent, whyStreamNumberAbsent, type Absence, type AbsenceContext } from './absence.ts';
import type { Direction } from './classify.ts';
import type { EndFacts } from './end-facts.ts';
import type { Flow } from './flow.ts';
import type { MediumKind } from './grade.ts';
import { streamPath } from './judged-streams.ts';
import type { Unit } from './limits.ts';
import {
  DEVICE_MEASURES,
  NETWORK_MEASURES,
  STREAM_MEASURES,
  type DeviceMeasure,
  type MeasureInfo,
  type NetworkMeasure,
  type StreamMeasure,
} from './measures.ts';

/** One number of a session, or the reason why it is not there. */
export type Measurement = {
  readonly measure: StreamMeasure | NetworkMeasure | DeviceMeasure;
  readonly label: string;
  readonly unit: Unit;
  /** What it belongs to. */
  readonly of: { readonly kind: MediumKind; readonly direction: Direction } | 'network' | 'device';
} & (
  | { readonly value: number; readonly path: string; readonly absent?: undefined }
  | { readonly value?: undefined; readonly path: string | undefined; readonly absent: Absence }
);

const NETWORK_KEYS: readonly StreamMeasure[] = [
  'roundTripMs',
  'roundTripMaxMs',
  'bandwidthEstimateBps',
  'packets',
];
const SOUND_KEYS: readonly StreamMeasure[] = [
  'lossRatio',
  'lossMaxRatio',
  'jitterMs',
  'jitterMaxMs',
  'concealedRatio',
  'concealedMaxRatio',
  'audioDegradation',
  'audioNetworkJitterMs',
];
const PICTURE_KEYS: readonly StreamMeasure[] = [
  'videoFrameLossPercent',
  'frameRateFps',
  'lossAfterFecRatio',
  'videoLossRatio',
  'lowFrameRateRatio',
  'lowVideoProcessingRatio',
  'freezeMs',
];

const KINDS = ['audio', 'video', 'sharing'] as const;
const WAYS = ['sent', 'heard'] as const;

/**
 * Every number that a session could hold of one end: its value with unit and path, or why it is absent. Streams of
 * media that the session does not have are left out, audio apart: that it is missing is worth knowing.
 */
export const measurementsOf = (facts: EndFacts, context: AbsenceContext = {}): readonly Measurement[] => [
  ...KINDS.flatMap((kind) => {
    const flows = WAYS.map((way) => facts.flow(kind, way));
    return kind !== 'audio' && flows.every(({ streams }) => streams.length === 0)
      ? []
      : flows.flatMap((flow) => ofFlow(facts, flow, context));
  }),
  ...keysOf(NETWORK_MEASURES).map((name) =>
    ofEnd(facts, 'network', name, NETWORK_MEASURES[name], facts.network(name), context),
  ),
  ...keysOf(DEVICE_MEASURES).map((name) =>
    ofEnd(facts, 'device', name, DEVICE_MEASURES[name], facts.device(name), context),
  ),
];

const ofFlow = (facts: EndFacts, flow: Flow, context: AbsenceContext): readonly Measurement[] => {
  const { kind, direction, streams } = flow;
  const keys = [...(kind === 'audio' ? SOUND_KEYS : PICTURE_KEYS), ...NETWORK_KEYS];
  return keys.flatMap((name): readonly Measurement[] => {
    const info: MeasureInfo = STREAM_MEASURES[name];
    const common = { measure: name, label: info.label, unit: info.unit, of: { kind, direction } };
    const absent = (path: string | undefined): Measurement => ({
      ...common,
      path,
      absent: whyStreamNumberAbsent(facts, kind, direction, info.wire, context),
    });
    if (streams.length === 0) return [absent(undefined)];
    return streams.map((judged) => {
      const value = judged.stream[name];
      const at = `${streamPath(facts.index, judged)}.${info.wire}`;
      return value === undefined ? absent(at) : { ...common, value, path: at };
    });
  });
};

const ofEnd = (
  facts: EndFacts,
  of: 'network' | 'device',
  name: NetworkMeasure | DeviceMeasure,
  info: MeasureInfo,
  reading: { readonly value: number; readonly path: string } | undefined,
  context: AbsenceContext,
): Measurement => {
  const common = { measure: name, label: info.label, unit: info.unit, of };
  if (reading) return { ...common, value: reading.value, path: reading.path };
  const type = of === 'network' ? 'networkInfo' : 'deviceInfo';
  const [first] = of === 'network' ? facts.networks : facts.devices;
  return {
    ...common,
    path: first && `${first.path}.${info.wire}`,
    absent: whyEndNumberAbsent(facts, type, info.wire, context),
  };
};

const keysOf = <Table extends object>(table: Table): readonly (keyof Table)[] =>
  // The tables are literals: their keys are known.
  Object.keys(table) as (keyof Table)[];
