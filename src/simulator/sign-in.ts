import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import type Provider from 'oidc-provider';
import { findPerson, SPA_CLIENT_ID, TENANT_ID } from './people.ts';
import { refusalPage, SIGN_IN_STYLE, signInPage } from './sign-in-page.ts';
import { createSignInProvider, SIGN_IN_PATH, STYLE_PATH, type SignInDeps } from './sign-in-provider.ts';
import { ISSUER } from './tokens.ts';

const PREFIX = `/${TENANT_ID}`;
const DISCOVERY_PATH = `${PREFIX}/v2.0/.well-known/openid-configuration`;
const LOGOUT_PATH = `${PREFIX}/oauth2/v2.0/logout`;

/** The stand-in for Entra ID's sign-in, as a server that is not listening yet. */
export const createSignIn = (deps: SignInDeps): Server => {
  const provider = createSignInProvider(deps);
  const handOver = provider.callback();
  return createServer((request, response) => {
    const path = pathOf(request);
    if (path === DISCOVERY_PATH) sendDiscovery(request, response);
    else if (path === STYLE_PATH) send(response, 200, 'text/css', SIGN_IN_STYLE);
    else if (path.startsWith(`${SIGN_IN_PATH}/`)) void sendPicker(provider, request, response);
    else if (path.startsWith(`${PREFIX}/`)) {
      toProvider(request);
      void handOver(request, response);
    } else send(response, 404, 'text/html', refusalPage(STYLE_PATH, 'This tenant is not known here.'));
  });
};

/** Endpoint addresses of the tenant, as a sign-in library or a proxy looks them up. `origin` is where they are. */
export const discoveryOf = (origin: string, issuer: string): Readonly<Record<string, unknown>> => ({
  issuer,
  authorization_endpoint: `${origin}${PREFIX}/oauth2/v2.0/authorize`,
  token_endpoint: `${origin}${PREFIX}/oauth2/v2.0/token`,
  end_session_endpoint: `${origin}${LOGOUT_PATH}`,
  jwks_uri: `${origin}${PREFIX}/discovery/v2.0/keys`,
  response_modes_supported: ['query', 'fragment', 'form_post'],
  response_types_supported: ['code'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
  scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
});

const sendDiscovery = (request: IncomingMessage, response: ServerResponse): void => {
  const origin = `http://${request.headers.host ?? 'localhost'}`;
  send(response, 200, 'application/json', JSON.stringify(discoveryOf(origin, ISSUER)));
};

/** Shows the people, and takes the choice. Without an interaction of the provider there is nothing to choose for. */
const sendPicker = async (
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    await provider.interactionDetails(request, response);
    if (request.method !== 'POST') return send(response, 200, 'text/html', signInPage(STYLE_PATH));
    const person = findPerson(new URLSearchParams(await readBody(request)).get('person') ?? '');
    if (person === undefined) return send(response, 400, 'text/html', signInPage(STYLE_PATH));
    const result = { login: { accountId: person.oid }, select_account: {} };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    const what = 'This sign-in is over. Go back to Earshot and sign in again.';
    send(response, 400, 'text/html', refusalPage(STYLE_PATH, what));
  }
};

/** The provider's paths lack the tenant; it works out the rest from what was asked originally. */
const toProvider = (request: IncomingMessage & { originalUrl?: string }): void => {
  request.originalUrl = request.url ?? '';
  const inner = request.originalUrl.slice(PREFIX.length);
  // Entra goes back to the page without being told who asks, as long as the address is registered.
  const unnamed = pathOf(request) === LOGOUT_PATH && !/[?&](client_id|id_token_hint)=/.test(inner);
  request.url = unnamed ? `${inner}${inner.includes('?') ? '&' : '?'}client_id=${SPA_CLIENT_ID}` : inner;
  request.originalUrl = `${PREFIX}${request.url}`;
};

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0] ?? '';

const readBody = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
};

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response
    .writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
    .end(body);
};
