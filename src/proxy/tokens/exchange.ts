import { ACCESS_TOKEN_TYPE, TOKEN_EXCHANGE_GRANT } from '#contract/routes';
import { SCOPE_OF_ROLE, type Role } from '#contract/roles';
import type { IssuedToken, ProxyTokens } from './proxy-token.ts';
import type { Revocations } from './revocations.ts';
import type { SigningKeys } from './signing-keys.ts';
import { checkSubjectToken, type Subject } from './subject-token.ts';
import { TokenError } from './token-error.ts';

type Options = {
  readonly issuer: string;
  readonly tenantId: string;
  readonly apiClientId: string;
  readonly spaClientId: string;
  readonly publicOrigin: string;
  readonly keys: SigningKeys;
  readonly tokens: ProxyTokens;
  readonly revocations: Revocations;
  /** Throws `rate-limited` for a person who exchanges too often. */
  readonly limit: (oid: string) => void;
  readonly now: () => number;
};

export type Exchanged = {
  readonly subject: Subject;
  readonly scopes: readonly string[];
  readonly issued: IssuedToken;
};

/** RFC 8693 token exchange: an Entra access token in, a proxy token out. Throws TokenError. */
export const createExchange =
  (options: Options) =>
  async (form: URLSearchParams): Promise<Exchanged> => {
    const parameters = readParameters(form);
    if (!parameters.has('grant_type')) throw new TokenError('request_malformed');
    if (parameters.get('grant_type') !== TOKEN_EXCHANGE_GRANT) throw new TokenError('grant_unsupported');
    if (parameters.get('client_id') !== options.spaClientId) throw new TokenError('client_unknown');
    if (parameters.get('subject_token_type') !== ACCESS_TOKEN_TYPE) throw new TokenError('request_malformed');
    if ((parameters.get('requested_token_type') ?? ACCESS_TOKEN_TYPE) !== ACCESS_TOKEN_TYPE)
      throw new TokenError('request_malformed');
    if (parameters.get('audience') !== `${options.publicOrigin}/api`)
      throw new TokenError('audience_unknown');

    const subject = await checkSubjectToken(
      parameters.get('subject_token') ?? '',
      options,
      options.keys,
      options.now(),
    );
    if (options.revocations.isRevoked({ sid: subject.sid, sub: subject.oid }))
      throw new TokenError('subject_token_invalid');
    options.limit(subject.oid);
    const scopes = readScopes(parameters.get('scope'), subject.roles);
    const issued = await options.tokens.issue(subject, scopes, options.revocations.goodFrom);
    return { subject, scopes, issued };
  };

/** Every parameter at most once. Acting for somebody else is not offered; other unknown ones are ignored as RFC 6749 asks. */
const readParameters = (form: URLSearchParams): ReadonlyMap<string, string> => {
  const parameters = new Map<string, string>();
  for (const [name, value] of form) {
    if (parameters.has(name) || name.startsWith('actor_token')) throw new TokenError('request_malformed');
    parameters.set(name, value);
  }
  return parameters;
};

/** All that the roles give, or the part of it that was asked for. */
const readScopes = (asked: string | undefined, roles: readonly Role[]): readonly string[] => {
  const granted: readonly string[] = roles.map((role) => SCOPE_OF_ROLE[role]);
  if (asked === undefined) return granted;
  const scopes = asked.split(' ');
  if (!scopes.every((scope) => granted.includes(scope))) throw new TokenError('scope_not_granted');
  return [...new Set(scopes)];
};
