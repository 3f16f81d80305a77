import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { epochMs, type EpochMs } from '#base/units';

let offlineSince: EpochMs | undefined = onlineManager.isOnline() ? undefined : epochMs(Date.now());

onlineManager.subscribe((isOnline) => {
  offlineSince = isOnline ? undefined : (offlineSince ?? epochMs(Date.now()));
});

/** When the browser lost its connection, or undefined while it has one. Queries pause meanwhile. */
export const useOfflineSince = (): EpochMs | undefined =>
  useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => offlineSince,
  );
