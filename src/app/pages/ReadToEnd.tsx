import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useApi } from '../auth/useAccount.ts';
import { goOnReading } from '../data/go-on-reading.ts';
import { sessionsQuery } from '../data/queries.ts';
import { useReadToEnd } from '../data/useReadToEnd.ts';

type Props = {
  readonly id: string;
  /** Another number tries again where reading failed. */
  readonly attempt: number;
};

/** Draws nothing: keeps reading one record although its row is scrolled away. */
export const ReadToEnd = ({ id, attempt }: Props) => {
  const query = useInfiniteQuery(sessionsQuery(useApi(), id));
  const tryAgain = useEffectEvent(() => {
    if (query.isError) void goOnReading(query);
  });
  useReadToEnd(query, true);
  useEffect(() => tryAgain(), [attempt]);
  return null;
};
