import { createContext } from 'react';
import type { Access } from './access.ts';

export const AccessContext = createContext<Access | undefined>(undefined);
