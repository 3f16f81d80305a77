import { useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, type ReactNode } from 'react';
import type { OpenedFile } from '../data/opened-file.ts';
import { CaseStrip } from '../features/record-strip/CaseStrip.tsx';
import { useTimeZone } from '../useTimeZone.ts';
import { pathWith } from '../useUrlView.ts';
import { CallView } from './CallPage.tsx';
import { caseWords } from './case-words.ts';
import { FILE_ID } from './file-id.ts';
import { readSessionPlace } from './session-place.ts';
import { SessionView } from './SessionPage.tsx';
import type { SaveCase } from './useEvidence.tsx';
import { useCalmCall } from './useCalmCall.ts';
import { useFileCall } from './useFileCall.ts';
import { useLive } from './useLive.tsx';
import { useLimits } from './useSessionList.ts';
import type { Viewer } from './useViewer.ts';

/** Whoever has the file sees all that is in it. */
const useFileViewer = ({ caseInfo }: OpenedFile): Viewer => {
  const fieldLevel = caseInfo?.fieldLevel ?? 'identity';
  return useMemo(
    () => ({
      fieldLevel,
      appVersion: __APP_VERSION__,
      mayExport: true,
      tenantId: undefined,
      askExport: undefined,
    }),
    [fieldLevel],
  );
};

type Props = {
  readonly file: OpenedFile;
  readonly strip?: ReactNode;
  readonly saveCase?: SaveCase;
};

/** A call opened from files. `strip` is for those that are no case file. */
export const OpenedCall = ({ file, strip, saveCase }: Props) => {
  const call = useFileCall(file, useLimits());
  const { name: zone } = useTimeZone();
  useCaseView(file);
  const live = useLive(
    file.caseInfo === undefined ? strip : <CaseStrip {...caseWords(file.caseInfo, file, zone)} />,
  );
  return (
    <CallView
      id={FILE_ID}
      call={useCalmCall(call)}
      viewer={useFileViewer(file)}
      isFile
      saveCase={saveCase}
      strip={live}
    />
  );
};

/** One of its sessions. */
export const OpenedSession = ({ file, session }: { readonly file: OpenedFile; readonly session: string }) => {
  const call = useFileCall(file, useLimits());
  const place = readSessionPlace(session) ?? { index: 0, side: undefined };
  return <SessionView id={FILE_ID} place={place} call={call} viewer={useFileViewer(file)} isFile />;
};

let seen: number | undefined;

/** A case opens as its maker looked at it; from then on it is the reader’s to look at. */
const useCaseView = ({ serial, caseInfo }: OpenedFile): void => {
  const router = useRouter();
  useEffect(() => {
    if (caseInfo === undefined || seen === serial) return;
    seen = serial;
    const { pathname, searchStr } = router.latestLocation;
    if (searchStr !== '' || caseInfo.view === '') return;
    const href = pathWith(pathname, new URLSearchParams(caseInfo.view));
    void router.navigate({ href, replace: true, resetScroll: false });
  }, [router, serial, caseInfo]);
};
