import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANY_TEXT, exchangeForm, setStage, type Answer, type Person, type Stage } from '../testing.ts';

let stage: Stage;
const clock = { ahead: 0 };
const now = (): number => Date.now() + clock.ahead;

beforeAll(async () => {
  stage = await setStage({}, { now });
});
afterAll(() => stage.stop());

const seconds = (): number => Math.floor(Date.now() / 1_000);

const exchangeAs = async (
  person: Person,
  claims: Record<string, unknown> = {},
  parameters: Record<string, string> = {},
): Promise<Answer> => {
  const token = await stage.simulator.issueUserToken(person, claims);
  return stage.exchange({ ...exchangeForm(stage.simulator, token), ...parameters });
};

describe('a token is issued', () => {
  test('for five minutes, to this service, with the roles and the scopes they stand for', async () => {
    const answer = await exchangeAs('megan');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const body = answer.json<Record<string, string>>();
    expect(body).toMatchObject({
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'callquality.read callquality.identity callquality.export',
    });
    expect(Object.keys(body)).not.toContain('refresh_token');
    const token = body['access_token'] ?? '';
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: ANY_TEXT });
    expect(decodeJwt(token)).toMatchObject({
      iss: 'http://localhost:4310',
      aud: 'http://localhost:4310/api',
      client_id: stage.simulator.spaClientId,
      tid: stage.simulator.tenantId,
      roles: ['CallQuality.Read', 'CallQuality.Read.Identity', 'CallQuality.Export'],
    });
  });

  test('without any name of the person', async () => {
    const answer = await exchangeAs('megan', {
      name: 'Megan Bowen',
      preferred_username: 'megan@contoso.com',
    });
    const payload = JSON.stringify(decodeJwt(answer.json<{ access_token: string }>().access_token));
    expect(payload).not.toMatch(/megan/i);
  });

  test('for no longer than the subject token lives', async () => {
    const answer = await exchangeAs('patti', { exp: seconds() + 120 });
    const { expires_in: life } = answer.json<{ expires_in: number }>();
    expect(life).toBeLessThanOrEqual(120);
    expect(life).toBeGreaterThan(100);
  });

  test('with less than the roles give, when less is asked for', async () => {
    const answer = await exchangeAs('megan', {}, { scope: 'callquality.read' });
    expect(answer.json()).toMatchObject({ scope: 'callquality.read' });
    const token = answer.json<{ access_token: string }>().access_token;
    const me = await stage.get('/api/me', { headers: { authorization: `Bearer ${token}` } });
    expect(me.json()).toMatchObject({ person: { roles: ['CallQuality.Read'], fieldLevel: 'metrics' } });
  });

  test('although a parameter is sent that nobody knows', async () => {
    expect((await exchangeAs('megan', {}, { colour: 'red' })).statusCode).toBe(200);
  });
});

describe('a subject token is not accepted', () => {
  test.each<[string, Record<string, unknown>]>([
    ['for another audience', { aud: '00000003-0000-0000-c000-000000000000' }],
    ['for several audiences', { aud: ['c91e7a05-2f84-4b6d-8e53-7d40b6f1a92c'] }],
    ['of another issuer', { iss: 'https://login.microsoftonline.com/other/v2.0' }],
    ['of another tenant', { tid: '11111111-1111-1111-1111-111111111111' }],
    ['of version 1.0', { ver: '1.0' }],
    ['given to another app', { azp: '11111111-1111-1111-1111-111111111111' }],
    ['given to a confidential client', { azpacr: '1' }],
    ['without our scope', { scp: 'User.Read' }],
    ['with a scope that only begins like ours', { scp: 'access_as_user_too' }],
    ['for an application alone', { scp: undefined, idtyp: 'app' }],
    ['that says it is an application', { idtyp: 'app' }],
    ['whose oid is no GUID', { oid: 'megan' }],
    ['without expiry', { exp: undefined }],
    ['without start', { nbf: undefined }],
    ['with a time that is no number', { iat: '0' }],
    ['with half seconds', { iat: 1.5 }],
    ['of the future', { nbf: Math.floor(Date.now() / 1_000) + 3_600 }],
    ['of a guest', { acct: 1 }],
  ])('%s', async (_, claims) => {
    const answer = await exchangeAs('megan', claims);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      error: 'invalid_request',
      error_description: 'The subject token is not acceptable.',
      code: 'subject_token_invalid',
    });
  });

  test('an ID token, whose audience is the app', async () => {
    const claims = { aud: stage.simulator.spaClientId, scp: undefined, azp: undefined, azpacr: undefined };
    expect((await exchangeAs('megan', claims)).json()).toMatchObject({ code: 'subject_token_invalid' });
  });

  test('the app-only token of Graph', async () => {
    const answer = await stage.exchange(exchangeForm(stage.simulator, await stage.simulator.issueAppToken()));
    expect(answer.json()).toMatchObject({ code: 'subject_token_invalid' });
  });

  test('a proxy token', async () => {
    const answer = await stage.exchange(exchangeForm(stage.simulator, await stage.tokenOf('megan')));
    expect(answer.json()).toMatchObject({ code: 'subject_token_invalid' });
  });

  test('a token somebody signed with a key of their own under a key id of the tenant', async () => {
    const good = await stage.simulator.issueUserToken('megan');
    const { privateKey } = await generateKeyPair('RS256');
    const { kid = '' } = decodeProtectedHeader(good);
    const forged = await new SignJWT(decodeJwt(good))
      .setProtectedHeader({ alg: 'RS256', kid })
      .sign(privateKey);
    expect((await stage.exchange(exchangeForm(stage.simulator, forged))).json()).toMatchObject({
      code: 'subject_token_invalid',
    });
  });

  test.each(['jwk', 'x5c', 'jku', 'x5u'])(
    'a token that brings or names its own key by %s',
    async (member) => {
      const own = await generateKeyPair('RS256', { extractable: true });
      const good = await stage.simulator.issueUserToken('megan');
      const { kid = '' } = decodeProtectedHeader(good);
      const brought = {
        jwk: await exportJWK(own.publicKey),
        x5c: ['MIIB'],
        jku: 'https://evil.example/keys',
        x5u: 'https://evil.example/cert',
      };
      const forged = await new SignJWT(decodeJwt(good))
        .setProtectedHeader({ alg: 'RS256', kid, [member]: brought[member as keyof typeof brought] })
        .sign(own.privateKey);
      expect((await stage.exchange(exchangeForm(stage.simulator, forged))).json()).toMatchObject({
        code: 'subject_token_invalid',
      });
    },
  );

  test.each<[string, Record<string, unknown>]>([
    ['no algorithm', { alg: 'none' }],
    ['a shared secret', { alg: 'HS256', kid: 'earshot-simulator' }],
    ['no key id', { alg: 'RS256' }],
    ['a key id nobody knows', { alg: 'RS256', kid: 'unknown' }],
    ['a critical extension', { alg: 'RS256', kid: 'earshot-simulator', crit: ['exp'] }],
  ])('a header with %s', async (_, header) => {
    const [, payload, signature] = (await stage.simulator.issueUserToken('megan')).split('.');
    const head = Buffer.from(JSON.stringify(header)).toString('base64url');
    const answer = await stage.exchange(exchangeForm(stage.simulator, `${head}.${payload}.${signature}`));
    expect(answer.json()).toMatchObject({ code: 'subject_token_invalid' });
  });

  test.each(['', 'abc', 'a.b', 'a.b.c.d.e', 'e30.e30.', `e30.${'A'.repeat(12_500)}.e30`])(
    'something that is no compact JWS of three parts: %#',
    async (token) => {
      expect((await stage.exchange(exchangeForm(stage.simulator, token))).json()).toMatchObject({
        code: 'subject_token_invalid',
      });
    },
  );

  test('once it has expired, a minute of skew granted', async () => {
    expect((await exchangeAs('megan', { exp: seconds() - 30 })).statusCode).toBe(200);
    expect((await exchangeAs('megan', { exp: seconds() - 90 })).json()).toMatchObject({
      code: 'subject_token_expired',
      error_description: 'The subject token is not acceptable.',
    });
  });

  test('half an hour after it was issued, so that a role taken away soon stops working', async () => {
    expect((await exchangeAs('megan', { iat: seconds() - 1_700 })).statusCode).toBe(200);
    expect((await exchangeAs('megan', { iat: seconds() - 1_900 })).json()).toMatchObject({
      code: 'subject_token_too_old',
    });
  });

  test('of a person without a role, and says so', async () => {
    expect((await exchangeAs('alex')).json()).toMatchObject({
      error: 'invalid_request',
      code: 'role_required',
    });
    expect((await exchangeAs('alex', { roles: ['Other.Role'] })).json()).toMatchObject({
      code: 'role_required',
    });
  });
});

describe('an exchange is refused', () => {
  test.each([
    ['another grant', { grant_type: 'client_credentials' }, 400, 'unsupported_grant_type'],
    ['another client', { client_id: '11111111-1111-1111-1111-111111111111' }, 401, 'invalid_client'],
    ['another audience', { audience: 'https://graph.microsoft.com' }, 400, 'invalid_target'],
    [
      'another kind of subject token',
      { subject_token_type: 'urn:ietf:params:oauth:token-type:id_token' },
      400,
      'invalid_request',
    ],
    [
      'another kind of token asked for',
      { requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' },
      400,
      'invalid_request',
    ],
    ['an actor', { actor_token: 'x' }, 400, 'invalid_request'],
    ['a scope beyond the roles', { scope: 'callquality.read callquality.admin' }, 400, 'invalid_scope'],
    ['a scope nobody knows', { scope: 'everything' }, 400, 'invalid_scope'],
  ])('with %s', async (_, parameters, status, error) => {
    const answer = await exchangeAs('megan', {}, parameters);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error, requestId: ANY_TEXT });
  });

  test.each([
    ['with a parameter twice', '/oauth2/token', 'application/x-www-form-urlencoded', 'scope=a&scope=b', 400],
    ['with anything in the query', '/oauth2/token?x=1', 'application/x-www-form-urlencoded', '', 400],
    ['as JSON', '/oauth2/token', 'application/json', '{}', 415],
    [
      'of more than 16 KiB',
      '/oauth2/token',
      'application/x-www-form-urlencoded',
      `a=${'x'.repeat(17_000)}`,
      413,
    ],
  ])('%s', async (_, url, type, payload, status) => {
    const answer = await stage.proxy.inject({
      method: 'POST',
      url,
      headers: { 'content-type': type },
      payload,
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error: 'invalid_request' });
  });

  test('from a page of another origin', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await stage.proxy.inject({ method: 'POST', url: '/oauth2/token', headers });
      expect(answer.statusCode).toBe(403);
    }
  });
});

describe('signing out', () => {
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  const revoke = (token: string): Promise<Answer> =>
    stage.proxy.inject({
      method: 'POST',
      url: '/oauth2/revoke',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ token }).toString(),
    });

  test('ends every token of the session, and the session can exchange no more', async () => {
    const subject = await stage.simulator.issueUserToken('patti', { sid: 'session-one' });
    const [one, two] = await Promise.all(
      [1, 2].map(async () =>
        (await stage.exchange(exchangeForm(stage.simulator, subject))).json<{ access_token: string }>(),
      ),
    );
    expect((await stage.get('/api/me', bearer(two?.access_token ?? ''))).statusCode).toBe(200);
    const answer = await revoke(one?.access_token ?? '');
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect((await stage.get('/api/me', bearer(two?.access_token ?? ''))).statusCode).toBe(401);
    expect((await stage.exchange(exchangeForm(stage.simulator, subject))).json()).toMatchObject({
      code: 'subject_token_invalid',
    });
  });

  test('leaves the sessions of others alone', async () => {
    const other = await stage.tokenOf('megan');
    await revoke(
      (await exchangeAs('patti', { sid: 'session-two' })).json<{ access_token: string }>().access_token,
    );
    expect((await stage.get('/api/me', bearer(other))).statusCode).toBe(200);
  });

  test('says nothing of a token that is none', async () => {
    const answer = await revoke('nonsense');
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
  });

  test('also works with a token that has just expired', async () => {
    const token = (await exchangeAs('patti', { sid: 'session-three' })).json<{ access_token: string }>()
      .access_token;
    clock.ahead = 400_000;
    await revoke(token);
    clock.ahead = 0;
    expect((await stage.get('/api/me', bearer(token))).statusCode).toBe(401);
  });
});

test('a proxy token is good for its five minutes and five seconds of skew', async () => {
  const authorization = `Bearer ${await stage.tokenOf('megan')}`;
  clock.ahead = 303_000;
  expect((await stage.get('/api/me', { headers: { authorization } })).statusCode).toBe(200);
  clock.ahead = 307_000;
  expect((await stage.get('/api/me', { headers: { authorization } })).statusCode).toBe(401);
  clock.ahead = 0;
});
