import { ApiError, type ErrorCode } from './ApiError.ts';

type Query = {
  readonly data: unknown;
  readonly error: Error | null;
  readonly fetchNextPage: () => Promise<unknown>;
  readonly refetch: () => Promise<unknown>;
};

/** These say that the place where reading stopped is lost: only the first page is a beginning. */
const PLACE_LOST: ReadonlySet<ErrorCode> = new Set(['cursor-expired', 'cursor-invalid']);

/** Asks for the page that failed, or for the first one if there is no other way. */
export const goOnReading = ({ data, error, fetchNextPage, refetch }: Query): Promise<unknown> => {
  const isPlaceLost = error instanceof ApiError && PLACE_LOST.has(error.code);
  return data === undefined || isPlaceLost ? refetch() : fetchNextPage();
};
