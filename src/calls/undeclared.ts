import { isObject } from '#base/read';
import { isEnum, knownMember } from './enums.ts';
import type { Field } from './field.ts';
import { fieldsOf, type TypeName } from './fields.ts';

/** Something in a body that the table does not know: where it stands, and exactly what was sent. */
export type Undeclared = { readonly path: string; readonly value: unknown };

/** Types whose members are free by design. */
const FREE: readonly string[] = ['feedbackTokenSet', 'resourceData'];

/** Errors may hold errors; nothing else in the table nests without end. */
const MAX_DEPTH = 40;

/**
 * Properties and members of enumerations that are newer than the table, for whoever may see names: each counts as
 * personal. Annotations of OData are none of them.
 */
export const undeclaredIn = (type: TypeName, json: unknown): readonly Undeclared[] =>
  inObject(type, json, '', 0);

const inObject = (type: string, json: unknown, path: string, depth: number): readonly Undeclared[] => {
  const fields = fieldsOf(type);
  if (!isObject(json) || !fields || FREE.includes(type) || depth > MAX_DEPTH) return [];
  return Object.entries(json)
    .filter(([name]) => !name.includes('@'))
    .flatMap(([name, value]: [string, unknown]) => {
      const at = path === '' ? name : `${path}.${name}`;
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!field) return [{ path: at, value }];
      if (!field.isList || !Array.isArray(value)) return inValue(field, value, at, depth);
      return value.flatMap((entry: unknown, place) => inValue(field, entry, `${at}[${place}]`, depth));
    });
};

const inValue = ({ type }: Field, value: unknown, path: string, depth: number): readonly Undeclared[] => {
  if (!isEnum(type)) return inObject(type, value, path, depth + 1);
  const isNew = typeof value === 'string' && value !== '' && knownMember(type, value) === undefined;
  return isNew ? [{ path, value }] : [];
};
