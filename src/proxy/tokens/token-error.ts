/** Codes of a refused token exchange. */
export type TokenErrorCode =
  | 'request_malformed'
  | 'grant_unsupported'
  | 'client_unknown'
  | 'audience_unknown'
  | 'scope_not_granted'
  | 'subject_token_invalid'
  | 'subject_token_expired'
  | 'subject_token_too_old'
  | 'role_required';

type Words = { readonly status: number; readonly error: string; readonly description: string };

const NOT_ACCEPTED = 'The subject token is not acceptable.';

/** RFC 6749 §5.2 and RFC 8693 §2.2.2 name the `error`; our code says more where the app can act on it. */
export const TOKEN_ERRORS: Readonly<Record<TokenErrorCode, Words>> = {
  request_malformed: {
    status: 400,
    error: 'invalid_request',
    description: 'A parameter is missing, repeated, unknown or malformed.',
  },
  grant_unsupported: {
    status: 400,
    error: 'unsupported_grant_type',
    description: 'Only token exchange is supported.',
  },
  client_unknown: { status: 401, error: 'invalid_client', description: 'The client is not known.' },
  audience_unknown: {
    status: 400,
    error: 'invalid_target',
    description: 'Tokens are issued for this service only.',
  },
  scope_not_granted: {
    status: 400,
    error: 'invalid_scope',
    description: 'A scope is unknown or beyond the roles held.',
  },
  subject_token_invalid: { status: 400, error: 'invalid_request', description: NOT_ACCEPTED },
  subject_token_expired: { status: 400, error: 'invalid_request', description: NOT_ACCEPTED },
  subject_token_too_old: { status: 400, error: 'invalid_request', description: NOT_ACCEPTED },
  role_required: {
    status: 400,
    error: 'invalid_request',
    description: 'No role that opens this service is assigned.',
  },
};

/** A refusal of the token endpoint, answered in RFC 6749's shape. */
export class TokenError extends Error {
  readonly code: TokenErrorCode;

  constructor(code: TokenErrorCode) {
    super(code);
    this.name = 'TokenError';
    this.code = code;
  }
}
