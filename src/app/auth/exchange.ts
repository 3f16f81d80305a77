import { Reader } from '#base/read';
import type { AppSettings } from '#contract/me';
import { ACCESS_TOKEN_TYPE, TOKEN_EXCHANGE_GRANT, TOKEN_PATH } from '#contract/routes';
import { ApiError } from '../data/ApiError.ts';
import { reach } from '../data/client.ts';
import { problemOf } from '../data/problem.ts';

export type ProxyToken = {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  /** What the roles open, separated by spaces. */
  readonly scope: string;
};

type Deps = {
  readonly fetch: typeof fetch;
  readonly settings: AppSettings;
  readonly subjectToken: (options: { readonly fresh: boolean }) => Promise<string>;
};

/** Of the token endpoint's refusals, those that a newer token of Microsoft's may mend. */
const STALE: ReadonlySet<string> = new Set(['subject_token_expired', 'subject_token_too_old']);

/** Trades Microsoft's token for the proxy's (RFC 8693); once more with a fresh one when the first is too old. */
export const createExchange = (deps: Deps) => async (): Promise<ProxyToken> => {
  const first = await tryExchange(deps, await deps.subjectToken({ fresh: false }));
  if (first.kind === 'token') return first.token;
  if (!STALE.has(first.code ?? '')) throw first.error;
  const second = await tryExchange(deps, await deps.subjectToken({ fresh: true }));
  if (second.kind === 'token') return second.token;
  throw second.error;
};

type Attempt =
  | { readonly kind: 'token'; readonly token: ProxyToken }
  | { readonly kind: 'refused'; readonly code: string | undefined; readonly error: ApiError };

const tryExchange = async ({ fetch, settings }: Deps, subjectToken: string): Promise<Attempt> => {
  const body = new URLSearchParams({
    grant_type: TOKEN_EXCHANGE_GRANT,
    subject_token: subjectToken,
    subject_token_type: ACCESS_TOKEN_TYPE,
    audience: settings.audience,
    client_id: settings.signIn.clientId,
  });
  const response = await reach(() => fetch(TOKEN_PATH, { method: 'POST', body }));
  const answer: unknown = await response.json().catch(() => undefined);
  return response.ok ? granted(answer) : refused(response, answer);
};

const granted = (answer: unknown): Attempt => {
  const from = Reader.over(answer, '', []);
  const accessToken = from?.text('access_token');
  const expiresInSeconds = from?.number('expires_in');
  if (accessToken === undefined || expiresInSeconds === undefined) {
    throw new ApiError('unreadable', { reason: 'The token endpoint answered without a token.' });
  }
  return { kind: 'token', token: { accessToken, expiresInSeconds, scope: from?.text('scope') ?? '' } };
};

const refused = (response: Response, answer: unknown): Attempt => {
  const code = Reader.over(answer, '', [])?.text('code');
  const plain = problemOf(response.status, response.headers, answer);
  return { kind: 'refused', code, error: asSignInError(code, plain) };
};

/** The endpoint speaks RFC 6749: its codes are not those of the API's problems. */
const asSignInError = (code: string | undefined, plain: ApiError): ApiError => {
  if (plain.status !== 400 && plain.status !== 401) return plain;
  const { status, requestId } = plain;
  if (code === 'role_required') return new ApiError('role-required', { status, requestId });
  return new ApiError('sign-in-refused', { status, requestId, reason: code });
};
