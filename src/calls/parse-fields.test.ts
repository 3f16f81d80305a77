import { expect, test } from 'vitest';
import { isEnum, membersOf } from './enums.ts';
import { fieldsOf } from './fields.ts';
import { parseSessionsPage } from './parse.ts';

type Wrapped = { readonly path: string; readonly type: string; readonly wrap: (json: unknown) => unknown };

/** Each scalar field below a type, with a way to put a value into an otherwise bare body. */
const everyField = (owner: string, wrap: (json: object) => unknown, path: string): readonly Wrapped[] =>
  Object.entries(fieldsOf(owner) ?? {}).flatMap(([name, { type, isList }]) => {
    const at = path === '' ? name : `${path}.${name}`;
    // Without an id or a name an identity is nobody's.
    const person = owner === 'identity' && name !== 'id' ? { id: 'someone' } : {};
    const inside = (json: unknown) => wrap({ ...person, [name]: isList ? [json] : json });
    if (type === 'feedbackTokenSet') return [{ path: at, type, wrap: inside }];
    return fieldsOf(type) ? everyField(type, inside, at) : [{ path: at, type, wrap: inside }];
  });

const twoValues = (type: string): readonly [unknown, unknown] => {
  if (isEnum(type)) return [membersOf(type)[0], membersOf(type)[1]];
  const VALUES: Readonly<Record<string, readonly [unknown, unknown]>> = {
    'Edm.Boolean': [true, false],
    'Edm.Duration': ['PT1S', 'PT2S'],
    'Edm.DateTimeOffset': ['2026-03-02T08:00:00Z', '2026-03-02T08:00:01Z'],
    feedbackTokenSet: [{ Echo: true }, { Echo: false }],
  };
  return VALUES[type] ?? (type === 'Edm.String' ? ['one', 'other'] : [1, 0.5]);
};

/** Fields that the model leaves to the text of the body: nothing is judged or searched by them. */
const LEFT_TO_THE_TEXT = [
  'endpoint.identity.endpointType',
  'endpoint.userAgent.azureADAppId',
  'endpoint.userAgent.communicationServiceId',
  ...['email', 'ipAddress', 'applicationType', 'hidden', 'azureCommunicationServicesResourceId'].map(
    (name) => `identity.${name}`,
  ),
];

test('the parser reads every field of a session: another value gives another model', () => {
  const unread: string[] = [];
  for (const { path, wrap, type } of everyField('session', (json) => json, '')) {
    const [one, other] = twoValues(type);
    const models = [one, other].map((json) => JSON.stringify(parseSessionsPage({ value: [wrap(json)] })));
    if (models[0] === models[1]) unread.push(path);
  }
  const shortened = new Set(
    unread.map((path) =>
      path
        .replace(/^(segments\.)?(caller|callee)\./, 'endpoint.')
        .replace(/^endpoint\.(associatedIdentity|identity\.\w+)\.(?=\w+$)/, 'identity.'),
    ),
  );
  expect([...shortened].toSorted()).toEqual(LEFT_TO_THE_TEXT.toSorted());
});
