import { useContext } from 'react';
import type { Access } from './access.ts';
import { AccessContext } from './AccessContext.ts';

export const useAccess = (): Access => {
  const access = useContext(AccessContext);
  if (!access) throw new Error('useAccess stands outside of Providers');
  return access;
};
