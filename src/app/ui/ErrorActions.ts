import { createContext } from 'react';
import type { ErrorAction } from './error-words.ts';

export type ErrorActions = Partial<Record<ErrorAction, () => void>>;

/** What can be done about an error wherever on the page it is told; a notice's own actions come first. */
export const ErrorActionsContext = createContext<ErrorActions>({});
