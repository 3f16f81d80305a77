import { formatClockMinutes } from '#report/format';
import { useOfflineSince } from '../data/useOfflineSince.ts';
import { Icon } from '../ui/Icon.tsx';
import './OfflineStrip.css';

/** Nothing while there is a connection. */
export const OfflineStrip = ({ timeZone }: { readonly timeZone: string }) => {
  const since = useOfflineSince();
  return (
    <output className={since === undefined ? 'vh' : 'offline-strip'}>
      {since !== undefined && (
        <>
          <Icon name="offline" />
          <span>
            <b>Offline since {formatClockMinutes(since, timeZone)}.</b> What is read stays; reading goes on
            when the connection is back.
          </span>
        </>
      )}
    </output>
  );
};
