import { cutPhone } from './cut-phone.ts';
import type { Identity } from './model.ts';

/** A stand-in for a person: `{ id: 'internal-3', displayName: 'Internal 3' }`. */
type Pseudonym = { readonly id: string; readonly displayName: string };

/** Gives each person of one call record one pseudonym, in the order in which they are met. */
export type Pseudonyms = {
  readonly of: (person: Identity) => Pseudonym;
  /**
   * A phone number without its last three digits. A second number that looks the same then is told apart,
   * `+358405550••• (2)`, or two callers would become one.
   */
  readonly ofPhone: (number: string) => string;
};

/**
 * The pseudonyms of one call record. Keep the value as long as the record is shown: it is what makes Internal 3
 * the same person on every page. Without `tenantId` nobody can be called internal or external.
 */
export const createPseudonyms = (tenantId: string | undefined): Pseudonyms => {
  const byClue = new Map<string, Pseudonym>();
  const counts = new Map<string, number>();
  const phones = new Map<string, string>();
  const phonesAlike = new Map<string, number>();

  const next = (word: string): Pseudonym => {
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    return { id: `${word.toLowerCase()}-${count}`, displayName: `${word} ${count}` };
  };

  return {
    of: (person) => {
      const clues = cluesOf(person);
      const known = clues.map((clue) => byClue.get(clue)).find((pseudonym) => pseudonym !== undefined);
      const pseudonym = known ?? next(wordFor(person, tenantId));
      for (const clue of clues) if (!byClue.has(clue)) byClue.set(clue, pseudonym);
      return pseudonym;
    },
    ofPhone: (number) => {
      const known = phones.get(number);
      if (known !== undefined) return known;
      const cut = cutPhone(number);
      const alike = (phonesAlike.get(cut) ?? 0) + 1;
      phonesAlike.set(cut, alike);
      const shown = alike === 1 ? cut : `${cut} (${alike})`;
      phones.set(number, shown);
      return shown;
    },
  };
};

/** Id and UPN name one person; a display name does so only when there is nothing better. */
const cluesOf = ({ id, userPrincipalName, displayName }: Identity): readonly string[] => {
  const clues: string[] = [];
  if (id !== undefined) clues.push(`id ${id.toLowerCase()}`);
  if (userPrincipalName !== undefined) clues.push(`upn ${userPrincipalName.toLowerCase()}`);
  return clues.length > 0 ? clues : [`name ${displayName ?? ''}`];
};

const wordFor = ({ kind, tenantId }: Identity, own: string | undefined): string => {
  if (kind === 'phone') return 'Phone';
  if (kind === 'application') return 'Application';
  if (kind === 'device') return 'Device';
  if (kind === 'guest') return 'External';
  if (own === undefined || tenantId === undefined) return 'Person';
  return tenantId.toLowerCase() === own.toLowerCase() ? 'Internal' : 'External';
};
