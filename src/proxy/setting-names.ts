import { LIMIT_NAMES } from './limits/limits.ts';
import type { Environment } from './setting.ts';

const KNOWN: readonly string[] = [
  ...LIMIT_NAMES,
  'ALLOW_CLIENT_SECRET',
  'ALLOW_LOOPBACK_HTTP',
  'API_CLIENT_ID',
  'AUDIT_FILE',
  'AUDIT_MONTHS',
  'AUTHORITY',
  'AZURE_CLIENT_CERTIFICATE_PATH',
  'AZURE_CLIENT_ID',
  'AZURE_CLIENT_SECRET',
  'AZURE_CLIENT_SECRET_FILE',
  'AZURE_FEDERATED_TOKEN_FILE',
  'AZURE_TENANT_ID',
  'GRAPH_BASE_URL',
  'GRAPH_CLOUD',
  'GRAPH_TIME_SCALE',
  'GRAPH_TOKEN_URL',
  'GRAPH_VERSION',
  'HOST',
  'IDENTITY_DAYS',
  'METRICS_LISTEN',
  'PORT',
  'PUBLIC_ORIGIN',
  'RETENTION_DAYS',
  'SPA_CLIENT_ID',
  'STORE',
  'TOKEN_KEYS_FILE',
  'TRUSTED_PROXIES',
];

/** Names that look like ours; others in an environment are none of our business. */
const OURS =
  /^(GRAPH|SPA|API_CLIENT|PUBLIC_ORIGIN|AUDIT|TOKEN_KEYS|TRUSTED_PROXIES|METRICS_LISTEN|IDENTITY_DAYS|RETENTION_DAYS|ALLOW_LOOPBACK|ALLOW_CLIENT|LIMIT)(_|$)/;

/** A complaint for each name that seems meant for us but is none: a setting nobody reads would look obeyed. */
export const unknownSettings = (env: Environment): readonly string[] =>
  Object.keys(env)
    .filter((name) => !KNOWN.includes(name))
    .flatMap((name) => {
      const near = KNOWN.find((known) => known.length >= 8 && isOneSlipAway(name, known));
      if (near !== undefined) return [`${name} is not a setting; did you mean ${near}?`];
      return OURS.test(name) ? [`${name} is not a setting`] : [];
    });

/** One letter missing, added, changed, or two neighbours swapped. */
const isOneSlipAway = (name: string, known: string): boolean => {
  if (Math.abs(name.length - known.length) > 1) return false;
  let start = 0;
  while (start < known.length && name[start] === known[start]) start += 1;
  const rest = (text: string, from: number): string => text.slice(from);
  const swapped = name.charAt(start + 1) + name.charAt(start) + rest(name, start + 2);
  return (
    rest(name, start + 1) === rest(known, start + 1) ||
    rest(name, start) === rest(known, start + 1) ||
    rest(name, start + 1) === rest(known, start) ||
    swapped === rest(known, start)
  );
};
