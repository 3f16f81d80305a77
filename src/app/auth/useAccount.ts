import { useContext } from 'react';
import type { Api } from '../data/client.ts';
import { AccountContext, type Account } from './AccountContext.ts';

/** Who is signed in. Only below RoleGate, which lets nobody else through. */
export const useAccount = (): Account => {
  const account = useContext(AccountContext);
  if (!account) throw new Error('useAccount stands outside of RoleGate');
  return account;
};

export const useApi = (): Api => useAccount().api;
