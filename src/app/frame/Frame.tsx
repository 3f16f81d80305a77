import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useAccount } from '../auth/useAccount.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorActionsContext } from '../ui/ErrorActions.ts';
import { useTimeZone } from '../useTimeZone.ts';
import { askToFind } from './find-asked.ts';
import { FileDrop } from './FileDrop.tsx';
import './Frame.css';
import { shortcutKey } from './single-key.ts';
import { TopBar } from './TopBar.tsx';
import { WhatCountsAsAnId } from './WhatCountsAsAnId.tsx';

const KeyList = lazy(async () => ({ default: (await import('./KeyList.tsx')).KeyList }));

/** Around every page of somebody signed in. */
export const Frame = ({ children }: { readonly children: ReactNode }) => {
  const { signIn, signOut } = useAccount();
  const [shown, setShown] = useState<'keys' | 'id'>();
  useFrameKeys(useCallback(() => setShown('keys'), []));
  const errorActions = useMemo(
    () => ({
      find: askToFind,
      'explain-id': () => setShown('id'),
      'sign-in': () => void signIn(location.pathname + location.search),
    }),
    [signIn],
  );

  return (
    <div className="frame">
      <TopBar onShowKeys={() => setShown('keys')} onSignOut={() => void signOut()} />
      <main className="page" id="main" tabIndex={-1}>
        <ErrorActionsContext value={errorActions}>{children}</ErrorActionsContext>
      </main>
      <FileDrop />
      {shown === 'keys' && (
        <Suspense>
          <KeyList onClose={() => setShown(undefined)} />
        </Suspense>
      )}
      <Dialog open={shown === 'id'} onClose={() => setShown(undefined)} title="What counts as an id">
        <p>
          <WhatCountsAsAnId />
        </p>
      </Dialog>
    </div>
  );
};

/** `?` for the list of keys, and Z for the zone while the page, not the bar, has the focus. */
const useFrameKeys = (showKeys: () => void): void => {
  const { choice, choose } = useTimeZone();
  useEffect(() => {
    const onKey = (press: KeyboardEvent) => {
      const key = shortcutKey(press);
      if (key === '?') showKeys();
      const inPage = press.target instanceof Element && press.target.closest('main') !== null;
      if (key === 'z' && inPage) choose(choice === 'utc' ? 'local' : 'utc');
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [choice, choose, showKeys]);
};
