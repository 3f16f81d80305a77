import { randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import Provider, { interactionPolicy } from 'oidc-provider';
import type { Account, ClientMetadata, Configuration, ResourceServer } from 'oidc-provider';
import { API_CLIENT_ID, API_SCOPE, findPerson, SPA_CLIENT_ID, TENANT_ID } from './people.ts';
import type { SignInPerson } from './people.ts';
import { createSignInAdapter, type SignInState } from './sign-in-adapter.ts';
import { refusalPage, signOutPage } from './sign-in-page.ts';
import { ISSUER, subjectOf, USER_TOKEN_SECONDS, userClaims } from './tokens.ts';
import type { TokenKeys } from './tokens.ts';

export const SIGN_IN_PATH = `/${TENANT_ID}/sign-in`;
export const STYLE_PATH = `/${TENANT_ID}/sign-in.css`;

export type SignInDeps = {
  readonly appOrigin: string;
  readonly keys: TokenKeys;
  readonly state: SignInState;
  /** App roles a person has when a token is issued. */
  readonly rolesOf: (person: SignInPerson) => readonly string[];
};

/** The provider knows an API by a URI; the token's audience is the API's client id alone. */
const API_RESOURCE = `api://${API_CLIENT_ID}`;

const DAY_SECONDS = 86_400;
const IDENTITY_SCOPES = 'openid profile offline_access';

/**
 * An OpenID provider that answers as Entra's v2.0 endpoints do: code flow with PKCE for the page, refresh,
 * sign-out, and access tokens for the proxy's API with Entra's claims. Its paths lack the tenant in front.
 */
export const createSignInProvider = (deps: SignInDeps): Provider => {
  const provider = new Provider(ISSUER, configuration(deps));
  // The stand-in is reached over plain http under another name than its issuer's.
  provider.proxy = true;
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path.endsWith('/token') && ctx.status === 200) ctx.body = asEntraAnswers(ctx.body);
  });
  return provider;
};

const configuration = ({ appOrigin, keys, state, rolesOf }: SignInDeps): Configuration => ({
  clients: [appClient(appOrigin)],
  adapter: createSignInAdapter(state),
  jwks: { keys: [keys.privateJwk] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  routes: {
    authorization: '/oauth2/v2.0/authorize',
    token: '/oauth2/v2.0/token',
    end_session: '/oauth2/v2.0/logout',
    jwks: '/discovery/v2.0/keys',
  },
  pkce: { required: () => true },
  clientBasedCORS: () => true,
  conformIdTokenClaims: false,
  subjectTypes: ['pairwise'],
  pairwiseIdentifier: (_ctx, oid, client) => subjectOf(oid, client.clientId),
  scopes: ['openid', 'profile', 'offline_access'],
  claims: { openid: ['sub', 'oid', 'tid', 'ver'], profile: ['name', 'preferred_username'] },
  ttl: {
    AccessToken: USER_TOKEN_SECONDS,
    AuthorizationCode: 600,
    Grant: DAY_SECONDS,
    IdToken: USER_TOKEN_SECONDS,
    Interaction: 3_600,
    RefreshToken: DAY_SECONDS,
    Session: DAY_SECONDS,
  },
  issueRefreshToken,
  loadExistingGrant,
  findAccount: (_ctx, accountId) => accountOf(accountId),
  interactions: { policy: promptPolicy(), url: (_ctx, interaction) => `${SIGN_IN_PATH}/${interaction.uid}` },
  formats: { customizers: { jwt: shapeAccessToken(rolesOf) } },
  features: {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => API_RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: () => RESOURCE_SERVER,
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = signOutPage(form);
      },
      postLogoutSuccessSource: (ctx) => {
        ctx.body = refusalPage(STYLE_PATH, 'You are signed out.');
      },
    },
  },
  renderError: (ctx, out) => {
    ctx.type = 'html';
    ctx.body = refusalPage(STYLE_PATH, `${out.error}: ${out.error_description ?? 'no more is known'}`);
  },
});

/** The page's registration: a public client with code flow and refresh, as Entra's SPA platform has it. */
const appClient = (appOrigin: string): ClientMetadata => ({
  client_id: SPA_CLIENT_ID,
  client_name: 'Earshot',
  subject_type: 'pairwise',
  application_type: 'web',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: [`${appOrigin}/`],
  post_logout_redirect_uris: [`${appOrigin}/`, `${appOrigin}/signed-out`],
});

const RESOURCE_SERVER: ResourceServer = {
  scope: API_SCOPE,
  audience: API_CLIENT_ID,
  accessTokenFormat: 'jwt',
  accessTokenTTL: USER_TOKEN_SECONDS,
  jwt: { sign: { alg: 'RS256' } },
};

/** Microsoft's library asks for offline_access, but the provider drops it where no consent was shown. */
const issueRefreshToken: NonNullable<Configuration['issueRefreshToken']> = (_ctx, _client, code) => {
  code.scope = `${code.scope ?? ''} offline_access`.trim();
  return true;
};

/** No consent page, as after an administrator's consent for the whole tenant. */
const loadExistingGrant: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
  const { provider, client, session } = oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope(IDENTITY_SCOPES);
  grant.addResourceScope(API_RESOURCE, API_SCOPE);
  await grant.save();
  return grant;
};

/** Claims of the ID token, which alone carries the name. */
const accountOf = (accountId: string): Account | undefined => {
  const person = findPerson(accountId);
  if (person === undefined) return undefined;
  return {
    accountId,
    claims: () => ({
      sub: subjectOf(person.oid, SPA_CLIENT_ID),
      oid: person.oid,
      tid: TENANT_ID,
      ver: '2.0',
      name: person.name,
      preferred_username: person.userPrincipalName,
    }),
  };
};

/** The provider's own claims, and its `typ` at+jwt, give way to Entra's. */
const shapeAccessToken =
  (rolesOf: SignInDeps['rolesOf']): JwtCustomizer =>
  (_ctx, token, jwt) => {
    const found = findPerson('accountId' in token ? token.accountId : '');
    if (found === undefined) throw new Error('an access token for nobody');
    const person = { ...found, roles: rolesOf(found) };
    jwt.header = { typ: 'JWT' };
    const session = ('sessionUid' in token ? token.sessionUid : undefined) ?? token.jti;
    jwt.payload = {
      ...userClaims(person, { issuedAt: Number(jwt.payload['iat']), session, unique: token.jti }),
    };
  };

type JwtCustomizer = NonNullable<NonNullable<NonNullable<Configuration['formats']>['customizers']>['jwt']>;

/** Entra knows the prompt select_account, which shows the picker although someone is signed in. */
const promptPolicy = (): ReturnType<typeof interactionPolicy.base> => {
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  return policy;
};

/** Adds what Entra's token answer has beside the standard's: whose account it is, for the page's library. */
const asEntraAnswers = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null) return body;
  const accessToken = 'access_token' in body ? String(body.access_token) : '';
  const { oid, tid } = decodeJwt(accessToken);
  const clientInfo = Buffer.from(JSON.stringify({ uid: oid, utid: tid })).toString('base64url');
  return { ...body, ext_expires_in: USER_TOKEN_SECONDS, client_info: clientInfo };
};
