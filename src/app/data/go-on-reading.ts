import { epochMs, SECOND_MS, type EpochMs } from '#base/units';
import { ApiError, type ErrorCode } from './ApiError.ts';
import { LONGEST_WAIT_SECONDS } from './retry.ts';

type Query = {
  readonly data: unknown;
  readonly error: Error | null;
  readonly hasNextPage: boolean;
  /** It was all pages that were to be read anew, not one more. */
  readonly isRefetchError: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
  readonly refetch: () => Promise<unknown>;
};

/** These say that the place where reading stopped is lost: only the first page is a beginning. */
const PLACE_LOST: ReadonlySet<ErrorCode> = new Set([
  'cursor-expired',
  'cursor-invalid',
  'version-superseded',
]);
/** The browser does not notice when a server comes back, so someone has to look. */
const OFFLINE_RETRY_MS = 10 * SECOND_MS;

export const isPlaceLost = (error: Error | null): boolean =>
  error instanceof ApiError && PLACE_LOST.has(error.code);

/** Asks for the page that failed, or for the first one if there is no other way. */
export const goOnReading = ({
  data,
  error,
  hasNextPage,
  isRefetchError,
  fetchNextPage,
  refetch,
}: Query): Promise<unknown> =>
  data === undefined || !hasNextPage || isRefetchError || isPlaceLost(error) ? refetch() : fetchNextPage();

/** When reading tries again by itself after an error at `failedAt`; undefined where a person has to ask for it. */
export const nextTryAt = (error: Error | null, failedAt: number): EpochMs | undefined => {
  if (!(error instanceof ApiError)) return undefined;
  if (error.code === 'offline') return epochMs(failedAt + OFFLINE_RETRY_MS);
  const wait = error.code === 'upstream-throttled' ? error.retryAfterSeconds : undefined;
  return wait === undefined || wait > LONGEST_WAIT_SECONDS ? undefined : epochMs(failedAt + wait * SECOND_MS);
};
