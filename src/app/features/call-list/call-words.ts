import type { CallRecord, Identity } from '#calls/model';
import { kindOfCall, type CallKind as Kind } from '#report/call-kind';
import { modalityWord } from '#report/enum-words';
import { formatRoughLength } from '#report/format';
import type { IconName } from '../../ui/Icon.tsx';

export type CallKind = { readonly icon: IconName; readonly word: string };

export const KIND_WORDS: Readonly<Record<Kind, CallKind>> = {
  meeting: { icon: 'meeting', word: 'Meeting' },
  groupCall: { icon: 'meeting', word: 'Group call' },
  telephone: { icon: 'phone', word: 'PSTN' },
  twoPeople: { icon: 'twoPeople', word: '1:1' },
  call: { icon: 'meeting', word: 'Call' },
};

/** The kind of call as the list draws it. */
export const callKind = (record: CallRecord, people: readonly (Identity | undefined)[]): CallKind =>
  KIND_WORDS[kindOfCall(record, people)];

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
