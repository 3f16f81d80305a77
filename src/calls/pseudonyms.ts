import { cutPhone } from './cut-phone.ts';
import type { Identity } from './model.ts';
import { createNumbering, type Numbering } from './numbering.ts';

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
 * The pseudonyms of one call record, told apart by a numbering. Keep the numbering as long as the record is shown: it is
 * what makes Internal 3 the same person on every page. Without `tenantId` nobody can be called internal or external.
 */
export const createPseudonyms = (
  tenantId: string | undefined,
  numbering: Numbering = createNumbering(),
): Pseudonyms => ({
  of: (person) => {
    const { word, number } = numbering.of({ word: wordFor(person, tenantId), clues: cluesOf(person) });
    return { id: `${word.toLowerCase()}-${number}`, displayName: `${word} ${number}` };
  },
  ofPhone: (text) => {
    const { word, number } = numbering.of({ word: cutPhone(text), clues: [`phone ${text}`] });
    return number === 1 ? word : `${word} (${number})`;
  },
});

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
