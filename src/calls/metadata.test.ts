import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isEnum, membersOf } from './enums.ts';
import { FIELDS, fieldsOf, homeOf } from './fields.ts';

const METADATA = new URL('../../../shared/graph/metadata/', import.meta.url);
const isHere = existsSync(METADATA);
const whereMetadataIs = isHere ? describe : () => undefined;

test('the metadata is here, or its absence is said', () => {
  if (!isHere) process.stdout.write('not here: shared/graph\n');
  expect(existsSync(new URL('callRecords-beta.csdl.xml', METADATA))).toBe(isHere);
});

const VERSIONS = ['v1.0', 'beta'] as const;
type Version = (typeof VERSIONS)[number];

const read = (name: string): string => (isHere ? readFileSync(new URL(name, METADATA), 'utf8') : '');
const csdlOf = (version: Version): string => read(`callRecords-${version}.csdl.xml`);

/** `Collection(graph.identitySet)` → `Collection(identitySet)`, and types that stand with another type as that. */
const tableName = (type: string): string =>
  type.replace(/(?:microsoft\.)?graph\.(?:callRecords\.)?(\w+)/g, (_, name: string) => homeOf(name));

type Declared = { readonly owner: string; readonly name: string; readonly type: string };

/** The body of each element of a kind, by its name: `<EntityType Name="session" …>…</EntityType>`. */
const elements = (csdl: string, kinds: string): readonly (readonly [string, string, string])[] =>
  [...csdl.matchAll(new RegExp(`<(?:${kinds}) Name="(\\w+)"([^>]*?)(?:/>|>(.*?)</(?:${kinds})>)`, 'gs'))].map(
    ([, name = '', attributes = '', body = '']) => [name, attributes, body] as const,
  );

/** Every property of every type, with those that a type inherits. Two types are called userIdentity. */
const propertiesOf = (csdl: string): readonly Declared[] => {
  const types = elements(csdl, 'EntityType|ComplexType');
  const allOf = ([name, attributes, body]: (typeof types)[number]): readonly Declared[] => {
    const baseName = /BaseType="[\w.]*?(\w+)"/.exec(attributes)?.[1];
    const base = types.find(([other]) => other === baseName);
    const own = [...body.matchAll(/<(?:Navigation)?Property Name="(\w+)" Type="([^"]+)"/g)];
    return [
      ...(base === undefined ? [] : allOf(base)),
      ...own.map(([, property = '', type = '']) => ({ owner: name, name: property, type })),
    ].map((declared) => ({ ...declared, owner: name }));
  };
  return types.filter(([name]) => !['entity', 'callLogRow'].includes(name)).flatMap(allOf);
};

const lineOf = (owner: string, name: string): string | undefined => {
  const line = fieldsOf(homeOf(owner))?.[name];
  return line && (line.isList ? `Collection(${line.type})` : line.type);
};

whereMetadataIs('the field table', () => {
  test.each(VERSIONS)('has every property of the %s metadata, with its type', (version) => {
    const declared = propertiesOf(csdlOf(version));
    expect(declared.length).toBeGreaterThan(250);
    const wrong = declared
      .filter(({ owner, name, type }) => lineOf(owner, name) !== tableName(type))
      .map(({ owner, name, type }) => `${owner}.${name}: ${type}, here ${lineOf(owner, name) ?? 'missing'}`);
    expect(wrong).toEqual([]);
  });

  test('calls declared what is declared, and tells the versions apart', () => {
    const inVersion = Object.fromEntries(
      VERSIONS.map((version) => [
        version,
        new Set(propertiesOf(csdlOf(version)).map(({ owner, name }) => `${homeOf(owner)}.${name}`)),
      ]),
    );
    const wrong = Object.entries(FIELDS).flatMap(([owner, fields]) =>
      Object.entries(fields).flatMap(([name, { declared }]) => {
        const places = VERSIONS.filter((version) => inVersion[version]?.has(`${owner}.${name}`));
        const found = places.length === 2 ? 'both' : (places[0] ?? 'undeclared');
        return found === declared ? [] : [`${owner}.${name}: ${found}, here ${declared}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('has an end for each property that the metadata calls deprecated, and for no other', () => {
    const deprecated = [
      ...csdlOf('v1.0').matchAll(
        /<Annotations Target="([\w.]+)\/(\w+)">(?:(?!<\/Annotations>).)*Deprecated/gs,
      ),
    ].map(([, owner = '', name = '']) => `${tableName(owner)}.${name}`);
    const emptied = Object.entries(FIELDS).flatMap(([owner, fields]) =>
      Object.entries(fields)
        .filter(([, { emptySince }]) => emptySince !== undefined)
        .map(([name]) => `${owner}.${name}`),
    );
    expect(deprecated).toHaveLength(3);
    expect(emptied.toSorted()).toEqual(deprecated.toSorted());
  });

  test.each(VERSIONS)('knows every type and enumeration that the %s metadata names', (version) => {
    const csdl = csdlOf(version);
    const types = elements(csdl, 'EntityType|ComplexType').map(([name]) => name);
    const missing = types.filter(
      (name) => !['entity', 'callLogRow'].includes(name) && fieldsOf(homeOf(name)) === undefined,
    );
    expect(missing).toEqual([]);
    for (const { type } of propertiesOf(csdl)) {
      const name = tableName(type).replace(/^Collection\((.+)\)$/, '$1');
      expect(name.startsWith('Edm.') || isEnum(name) || fieldsOf(name) !== undefined, name).toBe(true);
    }
  });

  test.each(VERSIONS)('has every member of every enumeration of the %s metadata', (version) => {
    const enums = elements(csdlOf(version), 'EnumType');
    expect(enums.length).toBeGreaterThan(15);
    for (const [name, , body] of enums) {
      const members = [...body.matchAll(/<Member Name="(\w+)"/g)].map(([, member]) => member);
      const known = isEnum(name) ? membersOf(name) : [];
      expect(name === 'modality' ? known.slice(1) : known, name).toEqual(members);
    }
  });
});

type Schema = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly $ref?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
};

/** JSON types as which the OpenAPI description lets an EDM type be written. */
const JSON_TYPES: Readonly<Record<string, string>> = {
  'Edm.String': 'string',
  'Edm.Guid': 'string',
  'Edm.Boolean': 'boolean',
  'Edm.Int32': 'number int32',
  'Edm.Int64': 'number int64',
  'Edm.Single': 'number float',
  'Edm.Decimal': 'number decimal',
  'Edm.Duration': 'string duration',
  'Edm.DateTimeOffset': 'string date-time',
};

/** What a property may be, in one word: `number int64`, `string`, or the name of a type of the table. */
const kindOf = (schema: Schema): string => {
  const either = schema.anyOf ?? schema.oneOf;
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('.').at(-1) ?? '';
    return name === 'ReferenceNumeric' ? '' : homeOf(name);
  }
  if (schema.items) return `Collection(${kindOf(schema.items)})`;
  if (either) return either.map(kindOf).find((kind) => kind !== '' && kind !== 'object') ?? '';
  return [schema.type, schema.format].filter((word) => word !== undefined).join(' ');
};

whereMetadataIs('the published OpenAPI description', () => {
  test.each(VERSIONS)('of %s agrees with the table on what each property is in JSON', (version) => {
    const { components } = JSON.parse(read(`callRecords-${version}.openapi.json`) as string) as {
      components: { schemas: Record<string, Schema> };
    };
    const wrong: string[] = [];
    let compared = 0;
    for (const [name, schema] of Object.entries(components.schemas)) {
      const owner = homeOf(name.split('.').at(-1) ?? '');
      const fields = fieldsOf(owner);
      if (!fields || name.includes('ODataErrors')) continue;
      const properties = [schema, ...(schema.allOf ?? [])].flatMap((part) =>
        Object.entries(part.properties ?? {}),
      );
      for (const [property, said] of properties.filter(([property]) => !property.startsWith('@odata.'))) {
        const line = fields[property];
        const one = line && (JSON_TYPES[line.type] ?? line.type);
        const expected = line?.isList === true ? `Collection(${one})` : one;
        compared += 1;
        if (kindOf(said) !== expected) wrong.push(`${name}.${property}: ${kindOf(said)}, here ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(200);
  });
});
