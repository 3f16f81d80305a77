import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useAccount } from '../auth/useAccount.ts';
import { useTimeZone } from '../useTimeZone.ts';
import { sharedSearch } from '../useUrlView.ts';
import './Frame.css';
import { KeyList } from './KeyList.tsx';
import { shortcutKey } from './single-key.ts';
import { TopBar } from './TopBar.tsx';

/** Around every page of somebody signed in. */
export const Frame = ({ children }: { readonly children: ReactNode }) => {
  const router = useRouter();
  const { signOut } = useAccount();
  const [keysShown, setKeysShown] = useState(false);
  useFrameKeys(useCallback(() => setKeysShown(true), []));

  const open = (id: string) =>
    void router.navigate({ to: '/calls/$id', params: { id }, search: sharedSearch });

  return (
    <div className="frame">
      <TopBar onOpen={open} onShowKeys={() => setKeysShown(true)} onSignOut={() => void signOut()} />
      <main className="page" id="main" tabIndex={-1}>
        {children}
      </main>
      <KeyList open={keysShown} onOpenChange={setKeysShown} />
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
