import { lazy, useSyncExternalStore, type ReactNode } from 'react';
import type { Access } from './auth/access.ts';
import { loadPart } from './data/load-part.ts';
import { SignedOutPage } from './auth/SignedOutPage.tsx';
import { SignInPage } from './auth/SignInPage.tsx';
import { UnavailablePage } from './auth/UnavailablePage.tsx';
import { onOpenedFile, openedFile } from './data/opened-file.ts';
import { chooseFiles, type DroppedFile } from './features/drop-zone/dropped-files.ts';
import { DropZone } from './features/drop-zone/DropZone.tsx';

export const SIGNED_OUT_PATH = '/signed-out';

/** Router, queries and pages are loaded for those who are signed in. */
export const loadProviders = () => loadPart(() => import('./Providers.tsx'));

/** What to draw for somebody, with the code that it takes. */
export const openPage = async (access: Access): Promise<ReactNode> => {
  switch (access.kind) {
    case 'unavailable':
      return <UnavailablePage error={access.error} />;
    case 'signed-out':
      return <SignedOut signIn={access.signIn} />;
    case 'signed-in': {
      const { Providers } = await loadProviders();
      return <Providers signedIn={access} />;
    }
  }
};

const FileApp = lazy(async () => ({ default: (await import('./FileApp.tsx')).FileApp }));

/** Where calls opened from files are shown; their pages need nobody signed in. */
const FILE_PATH = '/calls/file';

type SignedOutProps = { readonly signIn: (returnTo: string) => Promise<void> };

const SignedOut = ({ signIn }: SignedOutProps) => {
  const isOpen = useSyncExternalStore(onOpenedFile, () => openedFile() !== undefined);
  const isThere = location.pathname === FILE_PATH || location.pathname.startsWith(`${FILE_PATH}/`);
  const open = (files: readonly DroppedFile[]) => {
    void import('./data/open-files.ts').then(({ openFiles }) => {
      history.pushState(null, '', FILE_PATH);
      openFiles(files);
    });
  };
  if (isOpen || isThere) return <FileApp signIn={signIn} />;
  return (
    <>
      {location.pathname === SIGNED_OUT_PATH ? (
        <SignedOutPage signIn={signIn} />
      ) : (
        <SignInPage signIn={signIn} onOpenFile={() => chooseFiles(open)} />
      )}
      <DropZone onFiles={open} />
    </>
  );
};
