import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';

type Deps = {
  /** What a caller must bear in X-IDENTITY-HEADER: the platform gives it to the app alone. */
  readonly header: string;
  /** The user-assigned identity; asked for by its client id, or by none. */
  readonly clientId: string;
  /** Resources it gives tokens for. */
  readonly resources: () => readonly string[];
  readonly issue: () => Promise<{ readonly token: string; readonly expiresOn: number }>;
};

/**
 * The endpoint by which App Service and Container Apps give an app the tokens of its managed identity, version
 * 2019-08-01: `IDENTITY_ENDPOINT` and `IDENTITY_HEADER` lead to it.
 */
export const createManagedIdentity = (deps: Deps): Server =>
  createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const refused = refuse(request.headers['x-identity-header'], searchParams, deps);
    if (refused !== undefined) return send(response, ...refused);
    void deps.issue().then(({ token, expiresOn }) =>
      send(response, 200, {
        access_token: token,
        expires_on: String(expiresOn),
        resource: searchParams.get('resource'),
        token_type: 'Bearer',
        client_id: deps.clientId,
      }),
    );
  });

const refuse = (
  header: unknown,
  asked: URLSearchParams,
  { header: wanted, clientId, resources }: Deps,
): readonly [number, object] | undefined => {
  const refusal = (statusCode: number, message: string) => [statusCode, { statusCode, message }] as const;
  if (header !== wanted) return refusal(401, 'The identity header is missing or wrong.');
  if (asked.get('api-version') !== '2019-08-01') return refusal(400, 'The api-version is not supported.');
  if ((asked.get('client_id') ?? clientId) !== clientId)
    return refusal(
      400,
      'No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.',
    );
  return resources().includes(asked.get('resource') ?? '')
    ? undefined
    : refusal(400, 'AADSTS500011: The resource principal was not found in the tenant.');
};

const send = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
