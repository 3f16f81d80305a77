import type { ApiError } from '../data/ApiError.ts';

/** How the access of somebody signed in stands, as the token endpoint told it last. */
export type AccessState =
  | { readonly kind: 'asking' }
  /** `scope` changes when roles do. */
  | { readonly kind: 'open'; readonly scope: string }
  /** A role taken away, access ended, or a sign-in that has expired; `wasOpen` when something was read before. */
  | { readonly kind: 'ended'; readonly error: ApiError; readonly wasOpen: boolean };

export type AccessWatch = {
  readonly get: () => AccessState;
  readonly subscribe: (onChange: () => void) => () => void;
  readonly granted: (scope: string) => void;
  readonly refused: (error: ApiError) => void;
};

/** Only these end access; a busy server or a broken connection leaves it as it was. */
const ENDS: ReadonlySet<string> = new Set(['role-required', 'sign-in-refused', 'sign-in-needed']);

export const createAccessWatch = (): AccessWatch => {
  const listeners = new Set<() => void>();
  let state: AccessState = { kind: 'asking' };

  const become = (next: AccessState): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  return {
    get: () => state,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    granted: (scope) => {
      if (state.kind !== 'open' || state.scope !== scope) become({ kind: 'open', scope });
    },
    refused: (error) => {
      if (!ENDS.has(error.code) || state.kind === 'ended') return;
      become({ kind: 'ended', error, wasOpen: state.kind === 'open' });
    },
  };
};
