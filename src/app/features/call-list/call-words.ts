import type { CallRecord, Identity } from '#calls/model';
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

const MEDIA: readonly { readonly icon: IconName; readonly word: string; readonly of: readonly string[] }[] = [
  { icon: 'audio', word: 'audio', of: ['audio'] },
  { icon: 'video', word: 'video', of: ['video'] },
  { icon: 'sharing', word: 'screen sharing', of: ['screenSharing', 'videoBasedScreenSharing'] },
];

/** The media of a call as icons in one order, and all of them in words. */
export const listMedia = (
  modalities: readonly string[],
): { readonly icons: readonly IconName[]; readonly words: string } => {
  const known = MEDIA.filter(({ of }) => of.some((modality) => modalities.includes(modality)));
  const others = modalities.filter((modality) => !MEDIA.some(({ of }) => of.includes(modality)));
  return {
    icons: known.map(({ icon }) => icon),
    words: [...known.map(({ word }) => word), ...others].join(', '),
  };
};

/** What to call somebody in the list; undefined when Graph names nobody. */
export const personName = (person: Identity | undefined): string | undefined =>
  person?.displayName ?? person?.userPrincipalName ?? person?.id;
