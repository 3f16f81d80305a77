import { MINUTE_MS, type EpochMs } from '#base/units';
import { fieldsOf, type FieldLevel } from '#calls/fields';
import type { CallRecord } from '#calls/model';
import type { Direction } from './classify.ts';
import type { EndFacts } from './end-facts.ts';
import type { MediumKind } from './grade.ts';
import { isPast } from './limits.ts';

/**
 * Why a number is not there. The first that applies is the reason:
 *
 * - hidden — the viewer's role does not see this field
 * - otherOrganization — another organisation ran the call, and shows its own people only
 * - noMedium, noStream — the medium, or this direction of it, is not in the record
 * - serviceSilent — the service measures what it receives, but not this
 * - browser — web clients, desk phones and telephones report no devices and no Wi-Fi
 * - tooFewPackets — a muted listener sends too little to judge
 * - young — the record is so new that reports may still come
 * - shortCall — short calls often end without a report
 * - noReport — the end that should have measured it sent no report
 * - notMeasured — everything else of it was reported: not measured, which is not zero
 */
export type Absence =
  | 'hidden'
  | 'otherOrganization'
  | 'noMedium'
  | 'noStream'
  | 'serviceSilent'
  | 'browser'
  | 'tooFewPackets'
  | 'young'
  | 'shortCall'
  | 'noReport'
  | 'notMeasured';

/** What has to be known beside the session to say why. */
export type AbsenceContext = {
  readonly record?: CallRecord | undefined;
  readonly level?: FieldLevel;
  readonly ownTenantId?: string;
  readonly now?: EpochMs;
};

/** Calls shorter than this often send no report, by the FAQ of the Call Quality Dashboard. */
const SHORT_MS = MINUTE_MS;
/** Later versions of a record come up to so long after the call, by Graph's FAQ. */
const YOUNG_MS = 150 * MINUTE_MS;

/** Clients that tell nothing of their devices and network adapters. */
const SILENT_PLATFORMS: readonly (string | undefined)[] = ['web', 'ipPhone'];

/** Why a number of a stream is absent; `wire` is Graph's name of it. */
export const whyStreamNumberAbsent = (
  facts: EndFacts,
  kind: MediumKind,
  direction: Direction,
  wire: string,
  context: AbsenceContext = {},
): Absence => {
  const flow = facts.flow(kind, direction);
  if (isHidden('mediaStream', wire, context)) return 'hidden';
  if (isOthers(facts, context)) return 'otherOrganization';
  if (flow.streams.length === 0) return hasMedium(facts, kind) ? 'noStream' : 'noMedium';
  const few =
    kind === 'audio' && flow.packets !== undefined && !isPast(flow.packets, facts.limits.audio.floor);
  if (few && flow.grade === 'notJudged') return 'tooFewPackets';
  if (flow.grade !== 'notJudged') return direction === 'sent' && !facts.far ? 'serviceSilent' : 'notMeasured';
  return whyNoReport(facts, context);
};

/** Why a number of an end's network or device is absent. */
export const whyEndNumberAbsent = (
  facts: EndFacts,
  of: 'networkInfo' | 'deviceInfo',
  wire: string,
  context: AbsenceContext = {},
): Absence => {
  if (isHidden(of, wire, context)) return 'hidden';
  if (isOthers(facts, context)) return 'otherOrganization';
  if (facts.session.segments.every(({ media }) => media.length === 0)) return 'noMedium';
  if (SILENT_PLATFORMS.includes(facts.endpoint?.userAgent?.platform)) return 'browser';
  if (facts.endpoint?.identity?.kind === 'phone') return 'browser';
  const reported = of === 'networkInfo' ? facts.networks : facts.devices;
  return reported.length > 0 ? 'notMeasured' : whyNoReport(facts, context);
};

const whyNoReport = (facts: EndFacts, { record, now }: AbsenceContext): Absence => {
  const ended = record?.end ?? facts.session.end;
  if (now !== undefined && ended !== undefined && now - ended < YOUNG_MS) return 'young';
  return facts.durationMs !== undefined && facts.durationMs < SHORT_MS ? 'shortCall' : 'noReport';
};

const isHidden = (type: string, wire: string, { level }: AbsenceContext): boolean =>
  level === 'metrics' && fieldsOf(type)?.[wire]?.see === 'identity';

/** A person of a foreign tenant, in a call that a foreign tenant organised. */
const isOthers = ({ endpoint }: EndFacts, { record, ownTenantId }: AbsenceContext): boolean => {
  const organizer = record?.organizer?.tenantId;
  if (ownTenantId === undefined || organizer === undefined || organizer === ownTenantId) return false;
  return endpoint?.identity?.tenantId !== ownTenantId;
};

const hasMedium = (facts: EndFacts, kind: MediumKind): boolean =>
  facts.flow(kind, 'sent').streams.length + facts.flow(kind, 'heard').streams.length > 0;
