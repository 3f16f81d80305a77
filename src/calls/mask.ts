import { durationMsOf } from '#base/duration';
import { instantOf } from '#base/instant';
import { Reader } from '#base/read';
import { cutAddress } from './cut-address.ts';
import { isEnum, knownMember, membersOf, UNKNOWN_FUTURE_VALUE, type EnumName } from './enums.ts';
import type { Field } from './field.ts';
import { fieldsOf, type FieldLevel } from './fields.ts';
import { withoutPhones } from './mask-phones.ts';
import type { Identity } from './model.ts';
import { parseEndpointIdentity, parseIdentitySet, parseParticipant } from './parse-identity.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** What a body holds: one of these, a Graph page of them (`value`), or a bare list. */
export type BodyKind = 'callRecord' | 'session' | 'participant';

/**
 * Graph JSON as a viewer of this level may see it; the body itself is left alone.
 * At `metrics` only fields of the table are copied, one by one, and only values of their declared shape: a text
 * that nobody classified never comes through. At `identity` all of it stays but the last digits of phone numbers.
 */
export const maskJson = (
  kind: BodyKind,
  json: unknown,
  level: FieldLevel,
  pseudonyms: Pseudonyms,
): unknown => {
  if (level === 'identity') return withoutPhones(json, pseudonyms);
  const type = kind === 'participant' ? 'participantBase' : kind;
  if (Array.isArray(json)) return maskList(type, json, pseudonyms);
  const body = Reader.over(json, '', []);
  if (!body) return null;
  return body.hasList('value')
    ? { value: maskList(type, body.raw('value'), pseudonyms) }
    : maskObject(type, body, pseudonyms);
};

const maskList = (type: string, list: unknown, pseudonyms: Pseudonyms): readonly unknown[] =>
  (Array.isArray(list) ? list : []).flatMap((entry: unknown) => {
    const item = Reader.over(entry, '', []);
    return item ? [maskObject(type, item, pseudonyms)] : [];
  });

const maskObject = (type: string, from: Reader, pseudonyms: Pseudonyms): object => {
  const copy = emptyCopy();
  const discriminator = from.raw('@odata.type');
  if (typeof discriminator === 'string' && /^#[\w.]{1,100}$/.test(discriminator))
    copy['@odata.type'] = discriminator;
  if (type === 'feedbackTokenSet') return copyTokens(from, copy);
  if (type === 'participantBase') return copyParticipant(from, copy, pseudonyms);
  for (const [name, field] of Object.entries(fieldsOf(type) ?? {})) {
    const value = from.has(name) ? maskField(from, name, field, pseudonyms) : undefined;
    if (value !== undefined) copy[name] = value;
  }
  return copy;
};

/** What may be shown of one field, undefined for nothing. */
const maskField = (from: Reader, name: string, field: Field, pseudonyms: Pseudonyms): unknown => {
  switch (field.see) {
    case 'everyone':
      return maskValue(from.raw(name), field, pseudonyms);
    case 'identity':
      return undefined;
    case 'person':
      return maskPerson(from, pseudonyms);
    case 'people':
      return field.isList
        ? from.objects(name).map((set) => maskSet(set, pseudonyms))
        : maskSet(from.object(name), pseudonyms);
    case 'address':
      return maskText(from.raw(name), cutAddress);
    case 'products':
      return maskText(from.raw(name), productsOf);
  }
};

const maskValue = (value: unknown, field: Field, pseudonyms: Pseudonyms): unknown => {
  if (fieldsOf(field.type)) {
    if (field.isList) return Array.isArray(value) ? maskList(field.type, value, pseudonyms) : undefined;
    const object = Reader.over(value, '', []);
    return object && maskObject(field.type, object, pseudonyms);
  }
  if (!field.isList) return maskScalar(value, field.type);
  return Array.isArray(value)
    ? value.map((entry: unknown) => maskScalar(entry, field.type)).filter((entry) => entry !== undefined)
    : undefined;
};

const maskScalar = (value: unknown, type: string): unknown => {
  if (isEnum(type)) return typeof value === 'string' ? maskMember(type, value) : undefined;
  return hasShape(value, type) ? value : undefined;
};

/** A member nobody has classified becomes the one by which Graph itself hides what is new. */
const maskMember = (name: EnumName, sent: string): string | undefined => {
  if (sent === '' || knownMember(name, sent) !== undefined) return sent || undefined;
  return membersOf(name).includes(UNKNOWN_FUTURE_VALUE) ? UNKNOWN_FUTURE_VALUE : undefined;
};

/** One word, as labels, versions and ids are; never a name, an address or a sentence. */
const WORD = /^[A-Za-z0-9_.:-]{1,100}$/;

/** Two versions in one, as clients on telephones write: `1416/1.0.0.2026084302`. Each part begins with a digit. */
const VERSIONS = /^(?=.{1,100}$)\d[\w.-]*(\/\d[\w.-]*)+$/;

const NUMBER = /^([+-]?\d+(\.\d+)?(e[+-]?\d+)?|NaN|[+-]?INF)$/i;

/** Whether a value is what its EDM type says. */
const hasShape = (value: unknown, type: string): boolean => {
  switch (type) {
    case 'Edm.Boolean':
      return typeof value === 'boolean';
    case 'Edm.Int32':
    case 'Edm.Int64':
    case 'Edm.Single':
    case 'Edm.Decimal':
      return typeof value === 'number' || (typeof value === 'string' && NUMBER.test(value));
    case 'Edm.Duration':
      return typeof value === 'string' && durationMsOf(value) !== undefined;
    case 'Edm.DateTimeOffset':
      return typeof value === 'string' && instantOf(value) !== undefined;
    default:
      return typeof value === 'string' && (WORD.test(value) || VERSIONS.test(value));
  }
};

const maskText = (value: unknown, cut: (text: string) => string | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? cut(value) : undefined;

/** `Teams/1.2 AndroidLync/6.25.0.27 (SM-G930U …)` → `Teams/1.2 AndroidLync/6.25.0.27`. */
const productsOf = (header: string): string | undefined => {
  const products = header
    .replace(/\([^)]*\)?/g, ' ')
    .split(/\s+/)
    .filter((part) => /^[A-Za-z][A-Za-z-]{0,30}\/[A-Z]{0,4}[\d.]+[A-Z]?[\d.]*(\/\d[\d.]*)*$/.test(part));
  return products.length > 0 ? products.join(' ') : undefined;
};

const copyTokens = (from: Reader, copy: Record<string, unknown>): object => {
  for (const name of from.keys) {
    const value = from.raw(name);
    if (typeof value === 'boolean' && /^[A-Za-z]\w{0,39}$/.test(name)) copy[name] = value;
  }
  return copy;
};

const copyParticipant = (from: Reader, copy: Record<string, unknown>, pseudonyms: Pseudonyms): object => {
  const person = parseParticipant(from);
  if (!person) return copy;
  copy['id'] = pseudonyms.of(person).id;
  copy['identity'] = setOf(person, pseudonyms);
  return copy;
};

/** The discriminator carries the kind, because a pseudonym no longer looks like a phone number. */
const TYPE_OF_KIND: Readonly<Record<Identity['kind'], string>> = {
  user: '#microsoft.graph.callRecords.userIdentity',
  guest: '#microsoft.graph.communicationsGuestIdentity',
  phone: '#microsoft.graph.communicationsPhoneIdentity',
  application: '#microsoft.graph.communicationsApplicationIdentity',
  device: '#microsoft.graph.identity',
  other: '#microsoft.graph.identity',
};

const maskPerson = (endpoint: Reader, pseudonyms: Pseudonyms): object | undefined => {
  const person = parseEndpointIdentity(endpoint);
  return person && { '@odata.type': TYPE_OF_KIND[person.kind], ...pseudonyms.of(person) };
};

const maskSet = (set: Reader | undefined, pseudonyms: Pseudonyms): object | undefined => {
  const person = parseIdentitySet(set);
  return person && setOf(person, pseudonyms);
};

const setOf = (person: Identity, pseudonyms: Pseudonyms): object => ({
  [person.kind === 'other' ? 'assertedIdentity' : person.kind]: pseudonyms.of(person),
});

/** Without a prototype, so that a member named `__proto__` is a member like any other. */
const emptyCopy = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>;
