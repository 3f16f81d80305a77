import { SECOND_MS } from '#base/units';
import type { FastifyInstance } from 'fastify';
import { refuseAssertion } from './client-assertion.ts';
import type { Federation } from './client-assertion.ts';
import type { Cloud } from './clouds.ts';
import { API_CLIENT_ID, GRAPH_CLIENT_ID, TENANT_ID } from './people.ts';
import { discoveryOf } from './sign-in.ts';
import { APP_TOKEN_SECONDS, appClaims } from './tokens.ts';
import type { TokenKeys } from './tokens.ts';

export type TokenEndpointDeps = {
  readonly keys: TokenKeys;
  readonly clientSecret: string;
  readonly certificates: readonly string[];
  readonly federation: Federation | undefined;
  readonly now: () => number;
  readonly baseUrl: () => string;
  readonly cloud: Cloud;
};

/** Registrations that may read call records: one of its own, or the API's itself, as docs/register.sh makes it. */
const CREDENTIALS: readonly string[] = [GRAPH_CLIENT_ID, API_CLIENT_ID];

type Refusal = { readonly status: number; readonly error: string; readonly description: string };

/** The client-credentials grant of the app that asks Graph, and the discovery that leads to it. */
export const addTokenEndpoint = (app: FastifyInstance, deps: TokenEndpointDeps): void => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(body.toString())),
  );
  app.get(`/${TENANT_ID}/v2.0/.well-known/openid-configuration`, async () =>
    discoveryOf(deps.baseUrl(), `${deps.baseUrl()}/${TENANT_ID}/v2.0`),
  );
  app.get(`/${TENANT_ID}/discovery/v2.0/keys`, async () => ({ keys: [deps.keys.publicJwk] }));
  app.post(`/${TENANT_ID}/oauth2/v2.0/token`, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const refusal = refuse(form, deps) ?? (await refuseCredential(form, deps));
    if (refusal !== undefined) {
      const { status, error, description } = refusal;
      return reply.status(status).send({ error, error_description: description });
    }
    return {
      token_type: 'Bearer',
      expires_in: APP_TOKEN_SECONDS,
      ext_expires_in: APP_TOKEN_SECONDS,
      access_token: await deps.keys.sign(
        appClaims(deps.baseUrl(), Math.floor(deps.now() / SECOND_MS), form.get('client_id') ?? ''),
      ),
    };
  });
};

/** Codes and numbers as Entra answers them. */
const refuse = (form: URLSearchParams, { baseUrl, cloud }: TokenEndpointDeps): Refusal | undefined => {
  if (form.get('grant_type') !== 'client_credentials') {
    return {
      status: 400,
      error: 'unsupported_grant_type',
      description: 'AADSTS70003: The grant is not supported.',
    };
  }
  if (!CREDENTIALS.includes(form.get('client_id') ?? '')) {
    return {
      status: 400,
      error: 'unauthorized_client',
      description: 'AADSTS700016: The application was not found.',
    };
  }
  // Microsoft's own scope is taken too, if it is this cloud's.
  const scopes = [`${baseUrl()}/.default`, `${cloud.root}/.default`];
  if (!scopes.includes(form.get('scope') ?? '')) {
    return { status: 400, error: 'invalid_scope', description: 'AADSTS70011: The scope is not valid.' };
  }
  return undefined;
};

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** One of the three: a secret, an assertion signed with a certificate, or one of an issuer that is trusted. */
const refuseCredential = async (
  form: URLSearchParams,
  { clientSecret, certificates, federation, now, baseUrl }: TokenEndpointDeps,
): Promise<Refusal | undefined> => {
  const assertion = form.get('client_assertion');
  const tokenUrl = (): string => `${baseUrl()}/${TENANT_ID}/oauth2/v2.0/token`;
  const isAssertion = assertion !== null && form.get('client_assertion_type') === ASSERTION_TYPE;
  const description = isAssertion
    ? await refuseAssertion(assertion, {
        clientId: form.get('client_id') ?? '',
        certificates,
        federation,
        now,
        tokenUrl,
      })
    : form.get('client_secret') === clientSecret
      ? undefined
      : 'AADSTS7000215: Invalid client secret provided.';
  return description === undefined ? undefined : { status: 401, error: 'invalid_client', description };
};
