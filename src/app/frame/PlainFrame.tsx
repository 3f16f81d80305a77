import type { ReactNode } from 'react';
import { Brand } from '../ui/Brand.tsx';
import './Frame.css';
import './TopBar.css';

type Props = { readonly children: ReactNode; readonly right?: ReactNode };

/** For pages before and after sign-in: the brand and what there is to say. */
export const PlainFrame = ({ children, right }: Props) => (
  <div className="frame">
    <header className="plain-top">
      <span className="brand">
        <Brand />
      </span>
      {right}
    </header>
    <main className="page">{children}</main>
  </div>
);
