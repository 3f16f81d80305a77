import { GraphError } from './graph-error.ts';
import { createRandom } from './random.ts';

/** Answers that refuse: status, code and what Graph says. */
const REFUSALS = {
  throttled: [429, 'TooManyRequests', 'Please retry again later.'],
  requestTimeout: [408, 'RequestTimeout', 'The request timed out.'],
  serverError: [500, 'UnknownError', 'Object reference not set to an instance of an object.'],
  badGateway: [502, 'BadGateway', 'The upstream service did not answer.'],
  unavailable: [503, 'ServiceUnavailable', 'The service is temporarily unavailable.'],
  gatewayTimeout: [504, 'GatewayTimeout', 'The upstream service did not answer in time.'],
  bandwidthExceeded: [509, 'BandwidthLimitExceeded', 'The app has been throttled for its bandwidth.'],
  unauthorized: [401, 'InvalidAuthenticationToken', 'Access token has expired.'],
  forbidden: [403, 'Forbidden', 'Insufficient privileges to complete the operation.'],
  badRequest: [400, 'BadRequest', 'The request is malformed.'],
  /** Strikes requests with a skip token only. What Graph answers there is not documented. */
  expiredToken: [410, 'Gone', 'The skip token has expired.'],
} as const satisfies Record<string, readonly [number, string, string]>;

/** Answers that are spoilt on their way: see `spoilt-answer.ts`. */
const SPOILT = [
  'reset',
  'resetInBody',
  'truncated',
  'silent',
  'stalled',
  'slowBytes',
  'brokenJson',
  'wrongType',
  'html',
  'errorBody',
  'emptyBody',
  'tooDeep',
  'tooLarge',
  'bomb',
  'doubleCoding',
  'redirect',
] as const;

/** Pages that lead astray: see `bent-link.ts`. They strike pages that have a next one. */
const LINKS = [
  'foreignLink',
  'otherRecordLink',
  'plainHttpLink',
  'longLink',
  'numberLink',
  'documentedLink',
  'selfLoop',
  'backLoop',
] as const;

/** Pages of Graph's that are odd and right: nothing may be lost or doubled by them. */
const ODD_PAGES = ['emptyPage', 'overlap', 'newVersion'] as const;

type Refusal = keyof typeof REFUSALS;
export type SpoiltKind = (typeof SPOILT)[number];
export type LinkKind = (typeof LINKS)[number];
export type FaultKind = Refusal | SpoiltKind | LinkKind | (typeof ODD_PAGES)[number];

/** Every kind of fault, for tests that try them all. */
export const FAULT_KINDS: readonly FaultKind[] = [
  ...(Object.keys(REFUSALS) as Refusal[]),
  ...SPOILT,
  ...LINKS,
  ...ODD_PAGES,
];

type Collection = 'list' | 'record' | 'sessions' | 'participants';

/** One thing that goes wrong, where and how often. */
export type Fault = {
  readonly kind: FaultKind;
  /** Default: sessions. A record itself has one page. */
  readonly of?: Collection;
  /** Counted from 1, which is the default. */
  readonly page?: number | 'every';
  /** Default 1; Infinity for every time. */
  readonly times?: number;
  /** The header of a refusal as it is written, `null` for none. Default: `0.128` for throttled, else none. */
  readonly retryAfter?: string | null;
  /** Whom throttling is for, in x-ms-throttle-scope: `Tenant_Application/ReadWrite/…`. Default: no header. */
  readonly throttleScope?: string;
};

/** What goes wrong, by record id, or under `list` for the list of records. */
export type Faults = Readonly<Record<string, readonly Fault[]>>;

/** Faults that strike any request for call records with a chance, the same ones for the same seed. */
export type FaultRate = {
  readonly kinds: readonly [FaultKind, ...FaultKind[]];
  /** 0 to 1. */
  readonly share: number;
  /** Default 1. */
  readonly seed?: number;
};

/** A request, by what it is for; `page` counts from 1. */
type Place = { readonly record: string; readonly of: Collection; readonly page: number };

export type FaultInjector = {
  /** The fault that strikes this request; counts it. Throws a GraphError where Graph refuses. */
  strike(place: Place): Fault | undefined;
  /** Raises a record's version by one, as late reports do. */
  raiseVersion(record: string): void;
  /** By how much a record's version was raised. */
  newVersions(record: string): number;
};

/** Remembers how often each fault has struck. `of` gives a record's faults, read anew for every request. */
export const createFaultInjector = (
  of: (record: string) => readonly Fault[] | undefined,
  rate?: FaultRate,
): FaultInjector => {
  const struck = new Map<Fault, number>();
  const requests = new Map<string, number>();
  const versions = new Map<string, number>();

  const chosen = (place: Place): Fault | undefined =>
    of(place.record)?.find((fault) => isAt(fault, place) && (struck.get(fault) ?? 0) < (fault.times ?? 1));
  const drawn = (place: Place): Fault | undefined => {
    if (rate === undefined) return undefined;
    const key = `${place.record} ${place.of} ${place.page}`;
    const attempt = requests.get(key) ?? 0;
    requests.set(key, attempt + 1);
    const random = createRandom('fault', rate.seed ?? 1, key, attempt);
    if (!random.chance(rate.share)) return undefined;
    const fault: Fault = { kind: random.pick(rate.kinds), of: place.of, page: place.page };
    return isAt(fault, place) ? fault : undefined;
  };

  const raiseVersion = (record: string): void => void versions.set(record, (versions.get(record) ?? 0) + 1);

  return {
    strike: (place) => {
      const fault = chosen(place) ?? drawn(place);
      if (fault === undefined) return undefined;
      struck.set(fault, (struck.get(fault) ?? 0) + 1);
      if (fault.kind === 'newVersion') raiseVersion(place.record);
      if (isRefusal(fault.kind)) throw refusalOf(fault.kind, fault);
      return fault;
    },
    raiseVersion,
    newVersions: (record) => versions.get(record) ?? 0,
  };
};

const isAt = ({ kind, of = 'sessions', page = 1 }: Fault, place: Place): boolean =>
  of === place.of && (page === 'every' || page === place.page) && (kind !== 'expiredToken' || place.page > 1);

const isRefusal = (kind: FaultKind): kind is Refusal => Object.hasOwn(REFUSALS, kind);

const refusalOf = (kind: Refusal, { retryAfter, throttleScope }: Fault): GraphError => {
  const [status, code, message] = REFUSALS[kind];
  const wait = retryAfter === undefined && kind === 'throttled' ? '0.128' : (retryAfter ?? undefined);
  return new GraphError(status, code, message, {
    ...(wait !== undefined && { 'retry-after': wait }),
    ...(throttleScope !== undefined && { 'x-ms-throttle-scope': throttleScope }),
  });
};

/** Whether an answer with this fault is spoilt on its way. */
export const isSpoilt = (kind: FaultKind): kind is SpoiltKind => SPOILT.some((other) => other === kind);

/** Whether a page with this fault leads astray. */
export const isBent = (kind: FaultKind): kind is LinkKind => LINKS.some((other) => other === kind);
