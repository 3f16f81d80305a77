import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SIGN_IN_PEOPLE } from './people.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';

const APP = 'http://localhost:4310';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ appOrigin: APP });
});
afterAll(() => simulator.stop());

/** A browser as far as sign-in needs one: cookies, redirects until the app is reached, forms that submit themselves. */
const createBrowser = () => {
  const cookies = new Map<string, string>();
  const open = async (url: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location?.startsWith(APP)) return response;
    if (location !== null) return open(new URL(location, url).href);
    const html = await response.clone().text();
    if (!html.includes('.submit()')) return response;
    const hidden = html.matchAll(/name="([^"]+)" value="([^"]*)"/g);
    const inputs = Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
    const action = /action="([^"]+)"/.exec(html)?.[1] ?? '';
    return open(new URL(action, url).href, { ...inputs, logout: 'yes' });
  };
  return { open };
};

const at = (path: string): string => `${simulator.authority}/${simulator.tenantId}${path}`;
const apiScope = (): string => `api://${simulator.apiClientId}/access_as_user`;
const scope = (): string => `${apiScope()} openid profile offline_access`;

const authorizeUrl = (verifier: string, more: Record<string, string> = {}): string =>
  `${at('/oauth2/v2.0/authorize')}?${new URLSearchParams({
    client_id: simulator.spaClientId,
    scope: scope(),
    redirect_uri: `${APP}/`,
    response_type: 'code',
    response_mode: 'fragment',
    state: 'a-state',
    nonce: 'a-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    client_info: '1',
    ...more,
  })}`;

const askForTokens = async (form: Record<string, string>): Promise<Record<string, string>> => {
  const response = await fetch(at('/oauth2/v2.0/token'), {
    method: 'POST',
    headers: { origin: APP },
    body: new URLSearchParams({ client_id: simulator.spaClientId, client_info: '1', ...form }),
  });
  expect(response.headers.get('access-control-allow-origin')).toBe(APP);
  return (await response.json()) as Record<string, string>;
};

const signIn = async (
  person: string,
  browser = createBrowser(),
  more: Record<string, string> = {},
): Promise<Record<string, string>> => {
  const verifier = randomBytes(32).toString('base64url');
  const page = await browser.open(authorizeUrl(verifier, more));
  const back = page.status === 200 ? await browser.open(page.url, { person }) : page;
  const answer = new URLSearchParams(new URL(back.headers.get('location') ?? '').hash.slice(1));
  expect(answer.get('state')).toBe('a-state');
  return askForTokens({
    grant_type: 'authorization_code',
    code: answer.get('code') ?? '',
    redirect_uri: `${APP}/`,
    code_verifier: verifier,
    scope: scope(),
  });
};

const verified = async (token: string, audience: string): Promise<Record<string, unknown>> => {
  const keys = createRemoteJWKSet(new URL(at('/discovery/v2.0/keys')));
  const issuer = `https://sign-in.localhost/${simulator.tenantId}/v2.0`;
  return (await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] })).payload;
};

test('code and PKCE give an access token of the shape that Entra gives for the API', async () => {
  const tokens = await signIn('megan');
  const claims = await verified(tokens['access_token'] ?? '', simulator.apiClientId);
  expect(claims).toMatchObject({
    aud: simulator.apiClientId,
    tid: simulator.tenantId,
    oid: SIGN_IN_PEOPLE[0]?.oid,
    azp: simulator.spaClientId,
    azpacr: '0',
    ver: '2.0',
    scp: 'access_as_user',
    roles: ['CallQuality.Read', 'CallQuality.Read.Identity', 'CallQuality.Export'],
  });
  expect(Object.keys(claims).toSorted()).toEqual(
    'aud azp azpacr exp iat iss nbf oid roles scp sid sub tid uti ver'.split(' '),
  );
  expect(decodeProtectedHeader(tokens['access_token'] ?? '')).toMatchObject({ alg: 'RS256', typ: 'JWT' });
});

test('the ID token alone carries the name', async () => {
  const tokens = await signIn('patti');
  const claims = await verified(tokens['id_token'] ?? '', simulator.spaClientId);
  expect(claims).toMatchObject({
    name: 'Patti Fernandez',
    preferred_username: 'patti.fernandez@contoso.com',
    nonce: 'a-nonce',
    tid: simulator.tenantId,
  });
  const access = await verified(tokens['access_token'] ?? '', simulator.apiClientId);
  expect(access).not.toHaveProperty('name');
  expect(new Set([access['sub'], claims['sub'], claims['oid']]).size).toBe(3);
});

test('someone without a role gets a token without a roles claim', async () => {
  const tokens = await signIn('alex');
  expect(await verified(tokens['access_token'] ?? '', simulator.apiClientId)).not.toHaveProperty('roles');
});

test('the token answer names the account, as Microsoft’s library expects it', async () => {
  const tokens = await signIn('joni');
  const info: unknown = JSON.parse(Buffer.from(tokens['client_info'] ?? '', 'base64url').toString());
  expect(info).toEqual({ uid: SIGN_IN_PEOPLE[2]?.oid, utid: simulator.tenantId });
});

test('a refresh token gives another access token, and works once', async () => {
  const tokens = await signIn('megan');
  const form = { grant_type: 'refresh_token', refresh_token: tokens['refresh_token'] ?? '', scope: scope() };
  const renewed = await askForTokens(form);
  expect(await verified(renewed['access_token'] ?? '', simulator.apiClientId)).toHaveProperty('roles');
  expect(renewed['access_token']).not.toBe(tokens['access_token']);
  expect((await askForTokens(form))['error']).toBe('invalid_grant');
});

test('a wrong code verifier is refused', async () => {
  const browser = createBrowser();
  const page = await browser.open(authorizeUrl('a'.repeat(43)));
  const back = await browser.open(page.url, { person: 'megan' });
  const answer = new URLSearchParams(new URL(back.headers.get('location') ?? '').hash.slice(1));
  const form = {
    grant_type: 'authorization_code',
    code: answer.get('code') ?? '',
    redirect_uri: `${APP}/`,
    code_verifier: 'b'.repeat(43),
  };
  expect((await askForTokens(form))['error']).toBe('invalid_grant');
});

test('the page offers each person by name with what the role gives', async () => {
  const page = await createBrowser().open(authorizeUrl('a'.repeat(43)));
  const html = await page.text();
  for (const { key, name, job, may } of SIGN_IN_PEOPLE) {
    expect(html).toContain(`value="${key}"><strong>${name}, ${job}</strong><span>${may}</span>`);
  }
});

test('someone signed in is not asked again, unless the app asks for the choice', async () => {
  const browser = createBrowser();
  await signIn('megan', browser);
  const again = await browser.open(authorizeUrl('a'.repeat(43)));
  expect(again.headers.get('location')).toContain(`${APP}/#code=`);
  const other = await signIn('alex', browser, { prompt: 'select_account' });
  const claims = await verified(other['access_token'] ?? '', simulator.apiClientId);
  expect(claims['oid']).toBe(SIGN_IN_PEOPLE[3]?.oid);
});

test('a renewed token stays in its sign-in session, and signing in again opens another', async () => {
  const sidOf = async (tokens: Record<string, string>): Promise<unknown> =>
    (await verified(tokens['access_token'] ?? '', simulator.apiClientId))['sid'];
  const first = await signIn('megan');
  const form = { grant_type: 'refresh_token', refresh_token: first['refresh_token'] ?? '', scope: scope() };
  expect(await sidOf(await askForTokens(form))).toBe(await sidOf(first));
  expect(await sidOf(await signIn('megan'))).not.toBe(await sidOf(first));
});

test('sign-out ends the session and goes back to the registered page', async () => {
  const browser = createBrowser();
  await signIn('megan', browser);
  const back = new URLSearchParams({ post_logout_redirect_uri: `${APP}/signed-out` });
  const done = await browser.open(`${at('/oauth2/v2.0/logout')}?${back}`);
  expect(done.headers.get('location')).toMatch(new RegExp(`^${APP}/signed-out`));
  const next = await browser.open(authorizeUrl('a'.repeat(43)));
  expect(await next.text()).toContain('Megan Bowen, voice engineer');
});

test('a redirect address nobody registered stays on the stand-in’s page', async () => {
  const url = authorizeUrl('a'.repeat(43), { redirect_uri: 'http://localhost:9999/' });
  const page = await createBrowser().open(url);
  expect(page.status).toBe(400);
  expect(await page.text()).toContain('redirect_uri');
});

test('a token made for a test has Entra’s claims, and any of them can be replaced', async () => {
  const token = await simulator.issueUserToken('megan', { tid: 'another', roles: undefined });
  const claims = await verified(token, simulator.apiClientId);
  expect(claims).toMatchObject({ tid: 'another', scp: 'access_as_user' });
  expect(claims).not.toHaveProperty('roles');
});
