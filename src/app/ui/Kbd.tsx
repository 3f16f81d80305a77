import type { ReactNode } from 'react';

export const Kbd = ({ children }: { readonly children: ReactNode }) => <kbd>{children}</kbd>;
