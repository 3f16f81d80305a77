import { createContext } from 'react';
import type { Person } from '#contract/me';
import type { SignedIn } from './access.ts';

/** The person signed in, with at least one role that opens calls. */
export type Account = SignedIn & { readonly person: Person };

export const AccountContext = createContext<Account | undefined>(undefined);
