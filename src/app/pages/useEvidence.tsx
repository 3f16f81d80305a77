import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { loadPart } from '../data/load-part.ts';
import type { EvidenceHost } from './EvidenceHost.tsx';
import type { EvidencePage, EvidenceSide } from './evidence-side.ts';
import { exportErrorWords } from './export-words.ts';

type Host = typeof EvidenceHost;

let isAsked = false;

/** From a page below the call: the call's page opens the dialog when it stands again. */
export const askForEvidence = (): void => {
  isAsked = true;
};

/** Saves what a page shows as a case file. */
export type SaveCase = (page: EvidencePage, side: EvidenceSide) => Promise<void>;

/** The dialog of evidence and how to open it. Its code comes with the first opening. */
export const useEvidence = (
  page: EvidencePage,
  notify: (words: string) => void,
  saveCase: SaveCase | undefined,
): { readonly open: () => void; readonly dialog: ReactNode } => {
  const [isOpen, setOpen] = useState(false);
  const [loaded, setLoaded] = useState<{ readonly Host: Host }>();
  const open = async () => {
    try {
      const { EvidenceHost: Host } = await loadPart(() => import('./EvidenceHost.tsx'));
      setLoaded({ Host });
      setOpen(true);
    } catch (error) {
      notify(exportErrorWords(error));
    }
  };
  const openIfAsked = useEffectEvent(() => {
    if (isAsked) void open();
    isAsked = false;
  });
  useEffect(() => {
    const timer = setTimeout(() => openIfAsked());
    return () => clearTimeout(timer);
  }, []);
  return {
    open: () => void open(),
    dialog: isOpen && loaded !== undefined && (
      <loaded.Host
        page={page}
        onClose={() => setOpen(false)}
        {...(saveCase && { onCaseFile: (side: EvidenceSide) => saveCase(page, side) })}
      />
    ),
  };
};
