import type { CallRecord, Identity } from '#calls/model';
import { modalityWord } from '#report/enum-words';
import { formatRoughLength } from '#report/format';
import type { IconName } from '../../ui/Icon.tsx';

export type CallKind = { readonly icon: IconName; readonly word: string };

/** What kind of call it was. Phones are known from the people in it, so often only once sessions are read. */
export const callKind = (record: CallRecord, people: readonly (Identity | undefined)[]): CallKind => {
  const isPhone = [record.organizer, ...people].some((person) => person?.kind === 'phone');
  if (record.type === 'peerToPeer') {
    return isPhone ? { icon: 'phone', word: 'PSTN' } : { icon: 'twoPeople', word: '1:1' };
  }
  if (record.joinWebUrl !== undefined) return { icon: 'meeting', word: 'Meeting' };
  if (record.type === 'groupCall') return { icon: 'meeting', word: 'Group call' };
  return isPhone ? { icon: 'phone', word: 'PSTN' } : { icon: 'meeting', word: 'Call' };
};

/** The length as the list says it, and nothing for what has no end. */
export const listLength = ({ start, end }: CallRecord): string | undefined =>
  start === undefined || end === undefined ? undefined : formatRoughLength(Math.max(0, end - start));

const ICONS: readonly (readonly [icon: IconName, modalities: readonly string[]])[] = [
  ['audio', ['audio']],
  ['video', ['video']],
  ['sharing', ['videoBasedScreenSharing', 'screenSharing']],
];

/** The media of a call as icons in one order, and all of them in words. */
export const listMedia = (
  modalities: readonly string[],
): { readonly icons: readonly IconName[]; readonly words: string } => ({
  icons: ICONS.filter(([, of]) => of.some((modality) => modalities.includes(modality))).map(([icon]) => icon),
  words: [...new Set(modalities.map(modalityWord))].join(', '),
});
