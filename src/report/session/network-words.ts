import { bandWord, connectionWord } from '../enum-words.ts';
import type { RowNetwork } from '../list/session-rows.ts';

/** “Wi-Fi 34 %, 2.4 GHz”, “Wired, TCP”; UDP is what is expected and goes unsaid. Undefined when nothing is known. */
export const networkWords = (network: RowNetwork | undefined): string | undefined => {
  if (network === undefined) return undefined;
  const { connection, signalPercent, band, transport } = network;
  const link = connection === undefined ? undefined : connectionWord(connection);
  const parts = [
    link !== undefined && signalPercent !== undefined ? `${link} ${signalPercent} %` : link,
    band === undefined || band.startsWith('unknown') ? undefined : bandWord(band),
    transport?.toLowerCase() === 'tcp' ? 'TCP' : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
};
