import type { FieldLevel } from '#calls/fields';
import type { Role } from '#contract/roles';

/** What each role gives, for the person who has it or asks for it. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly name: string; readonly gives: string }>> = {
  'CallQuality.Read': { name: 'Call quality, masked', gives: 'numbers, people as Internal 1' },
  'CallQuality.Read.Identity': { name: 'Call quality, names', gives: 'also names, addresses, devices' },
  'CallQuality.Export': { name: 'Call quality, export', gives: 'may save what is shown' },
  'CallQuality.Admin': { name: 'Call quality, administration', gives: 'audit log, and no calls' },
};

export const namesWord = (level: FieldLevel | null): string =>
  level === 'identity' ? 'Names shown' : 'Names masked by your role';

/** Two letters for a round picture: first and last word of a name. */
export const initials = (name: string): string => {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => /^./u.exec(word ?? '')?.[0].toUpperCase() ?? '').join('');
};
