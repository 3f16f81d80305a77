import type { FastifyReply, FastifyRequest } from 'fastify';

/** On all that is sent. */
export const EVERY_RESPONSE = {
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), payment=()',
} as const;

/** Also on what the API answers, and on every problem. */
export const API_RESPONSE = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  vary: 'Origin, Authorization, Accept-Encoding',
} as const;

/** The policy of our pages: own files only, no inline code, and strings become scripts nowhere. */
const pagePolicy = (authority: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' ${authority}`,
    `frame-src 'self' ${authority}`,
    `form-action 'self' ${authority}`,
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types cq-worker',
    'report-uri /csp-report',
  ].join('; ');

const API_PREFIXES = ['/api/', '/graph/', '/oauth2/', '/csp-report', '/healthz', '/readyz'];

/** Whether the address is answered by the API rather than by a file of the app. */
export const isApiPath = (path: string): boolean => API_PREFIXES.some((prefix) => path.startsWith(prefix));

/** Puts the security headers on every response, errors included, by what kind of response it is. */
export const createSecurityHeaders = (authority: string) => {
  const page = {
    ...EVERY_RESPONSE,
    'content-security-policy': pagePolicy(authority),
    'cross-origin-opener-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'cache-control': 'no-cache',
  };
  const api = { ...EVERY_RESPONSE, ...API_RESPONSE };
  return (request: FastifyRequest, reply: FastifyReply): void => {
    reply.header('x-request-id', request.id);
    const isPage = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
    const isApi = reply.statusCode >= 400 || isApiPath(request.originalUrl);
    reply.headers(isPage ? page : isApi ? api : EVERY_RESPONSE);
  };
};
