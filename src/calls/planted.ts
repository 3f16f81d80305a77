/** Bodies for tests of masking: every field filled, a canary in each that is personal. */
import { isEnum, membersOf } from './enums.ts';
import type { Field } from './field.ts';
import { fieldsOf } from './fields.ts';

/** A value of every field of a type, with a canary wherever the field is personal. */
export const planted = (type: string, path: string): Record<string, unknown> => {
  const entries = Object.entries(fieldsOf(type) ?? {}).map(([name, field]): [string, unknown] => {
    const value = plantedValue(field, `${path}.${name}`);
    return [name, field.isList ? [value] : value];
  });
  return {
    ...Object.fromEntries(entries),
    undeclared: `canary ${path}.undeclared`,
    secretCount: 987_654_321,
  };
};

const plantedValue = (field: Field, path: string): unknown => {
  if (field.see === 'address') return '203.0.113.77';
  if (field.see === 'products') return 'Teams/1.2.3 (canary model) canary@contoso.com/1';
  if (fieldsOf(field.type)) return planted(field.type, path);
  switch (field.type) {
    case 'Edm.Boolean':
      return true;
    case 'Edm.Int32':
    case 'Edm.Int64':
    case 'Edm.Single':
      return 7;
    case 'Edm.Duration':
      return 'PT0.007S';
    case 'Edm.DateTimeOffset':
      return '2026-01-01T00:00:00Z';
    default:
      if (isEnum(field.type)) return membersOf(field.type)[0];
      return field.see === 'everyone' ? 'word' : `canary ${path}`;
  }
};
