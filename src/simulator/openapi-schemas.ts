/** For tests: the published OpenAPI description of Graph as JSON Schema that lets nothing through it does not name. */
type Json = Readonly<Record<string, unknown>>;

const isObject = (json: unknown): json is Json =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** Types that the metadata calls open: their members are not all listed. */
const OPEN = /\.(\w*[iI]dentity|\w*[iI]dentitySet|feedbackTokenSet|InnerError)$/;

/**
 * Schemas by name, for `{ $ref: '#/$defs/microsoft.graph.callRecords.session' }`. Where a type has derived ones an
 * object is one of those; with an `@odata.type` it is the one it says.
 *
 * The description wants `@odata.type` in every object. Graph leaves it out wherever the type is clear, and in its
 * real answers elsewhere too, so that is not asked for.
 */
export const strictSchemas = (schemas: Json): Json => {
  const defs: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    if (!isObject(schema)) continue;
    const derived = mappingOf(schema);
    defs[`own ${name}`] = adapted(schema);
    defs[name] = derived.length > 0 ? oneOfTypes(name, derived) : closed(name);
  }
  return defs;
};

const mappingOf = (schema: Json): readonly (readonly [string, string])[] => {
  const { discriminator } = schema;
  const mapping = isObject(discriminator) ? discriminator['mapping'] : undefined;
  return isObject(mapping)
    ? Object.entries(mapping).map(([type, ref]) => [type, String(ref).split('/').at(-1) ?? ''] as const)
    : [];
};

const own = (name: string): Json => ({ $ref: `#/$defs/own ${name}` });

/** An object with the members of one type and no others, but for annotations. */
const closed = (name: string): Json =>
  OPEN.test(name)
    ? own(name)
    : { ...own(name), patternProperties: { '@odata\\.': true }, unevaluatedProperties: false };

const oneOfTypes = (name: string, derived: readonly (readonly [string, string])[]): Json => {
  const types = [[`#${name}`, name] as const, ...derived];
  const isTyped = { type: 'object', required: ['@odata.type'] };
  return {
    allOf: [
      implies(isTyped, { properties: { '@odata.type': { enum: types.map(([type]) => type) } } }),
      ...types.map(([type, target]) =>
        implies({ ...isTyped, properties: { '@odata.type': { const: type } } }, closed(target)),
      ),
      { anyOf: [isTyped, ...types.map(([, target]) => closed(target))] },
    ],
  };
};

const implies = (condition: Json, result: Json): Json => ({ anyOf: [{ not: condition }, result] });

/** A schema as written, without what is said otherwise above; inherited parts are taken without their derived types. */
const adapted = (schema: Json): Json =>
  Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
      if (key === 'discriminator' || key === 'required' || key.startsWith('x-ms-')) return [];
      if (key === 'allOf' && Array.isArray(value)) {
        return [
          [
            key,
            value.map((part: Json) =>
              typeof part['$ref'] === 'string' ? own(nameIn(part['$ref'])) : adapted(part),
            ),
          ],
        ];
      }
      if (key === '$ref' && typeof value === 'string') return [[key, `#/$defs/${nameIn(value)}`]];
      // `{ type: object, nullable: true }` beside a type stands for null, and would let any object through.
      if ((key === 'anyOf' || key === 'oneOf') && Array.isArray(value)) {
        return [['anyOf', value.map((part: Json) => (isNull(part) ? { type: 'null' } : adapted(part)))]];
      }
      if (Array.isArray(value))
        return [[key, value.map((part: unknown) => (isObject(part) ? adapted(part) : part))]];
      return [[key, isObject(value) ? adaptedMap(key, value) : value]];
    }),
  );

const adaptedMap = (key: string, value: Json): Json =>
  key === 'properties'
    ? Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, isObject(part) ? adapted(part) : part]),
      )
    : adapted(value);

const isNull = (part: Json): boolean =>
  part['nullable'] === true && part['type'] === 'object' && Object.keys(part).length === 2;

const nameIn = (ref: string): string => ref.split('/').at(-1) ?? '';
