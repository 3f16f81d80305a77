import { useSyncExternalStore } from 'react';
import { onOpenedFile, openedFile, type OpenedFile } from './opened-file.ts';

/** The call opened from files, or undefined when there is none. */
export const useOpenedFile = (): OpenedFile | undefined => useSyncExternalStore(onOpenedFile, openedFile);
