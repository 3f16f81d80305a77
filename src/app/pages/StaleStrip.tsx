import type { Stale } from '../data/page-notes.ts';
import { Icon } from '../ui/Icon.tsx';
import { staleWords } from '../ui/stale-words.ts';
import { useNow } from '../ui/useNow.ts';
import './OfflineStrip.css';

type Props = { readonly stale: Stale | undefined; readonly timeZone: string };

/** Nothing while the list is as Graph has it. */
export const StaleStrip = ({ stale, timeZone }: Props) => {
  const now = useNow();
  return (
    <output className={stale === undefined ? 'vh' : 'offline-strip'}>
      {stale !== undefined && (
        <>
          <Icon name="warning" />
          <b>{staleWords(stale, timeZone, now)}</b>
        </>
      )}
    </output>
  );
};
