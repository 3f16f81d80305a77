import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { Reader } from '#base/read';
import { DAY_MS, SECOND_MS } from '#base/units';
import type { AuditEventName, AuditPage, AuditVerification } from '#contract/audit';
import { READINESS_CODES, type Readiness } from '#contract/readiness';
import { AUDIT_PATH, AUDIT_VERIFICATION_PATH } from '#contract/routes';
import { ApiError } from './ApiError.ts';
import type { Api } from './client.ts';

type AuditScope = {
  /** 0 for all there is. */
  readonly days: number;
  readonly event: AuditEventName | undefined;
  readonly person: string | undefined;
  readonly record: string | undefined;
};

const unreadable = (reason: string): never => {
  throw new ApiError('unreadable', { reason });
};

export const auditQuery = (api: Api, scope: AuditScope) =>
  infiniteQueryOptions({
    queryKey: ['audit', scope],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<AuditPage> => {
      const json = await api.getJson(auditPath(scope, pageParam), { signal });
      return isAuditPage(json) ? json : unreadable('The answer is no page of the audit trail.');
    },
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });

const auditPath = ({ days, event, person, record }: AuditScope, before: string | undefined): string => {
  const query = new URLSearchParams();
  if (days > 0) query.set('from', new Date(Date.now() - days * DAY_MS).toISOString());
  if (event !== undefined) query.set('event', event);
  if (person !== undefined) query.set('oid', person);
  if (record !== undefined) query.set('recordId', record);
  if (before !== undefined) query.set('before', before);
  const text = query.toString();
  return text === '' ? AUDIT_PATH : `${AUDIT_PATH}?${text}`;
};

/** Our own server's lines of our own version: checked as far as the table needs them. */
const isAuditPage = (json: unknown): json is AuditPage => {
  const page = Reader.over(json, '', []);
  return (
    page !== undefined &&
    page.hasList('entries') &&
    page
      .objects('entries')
      .every((entry) => entry.text('ts') !== undefined && entry.text('event') !== undefined)
  );
};

/** Reads the whole trail on the server: asked for by hand, never by itself. */
export const auditCheckQuery = (api: Api) =>
  queryOptions({
    queryKey: ['audit', 'check'],
    queryFn: async ({ signal }): Promise<AuditVerification> => {
      const json = await api.getJson(AUDIT_VERIFICATION_PATH, { signal });
      return isVerification(json) ? json : unreadable('The answer is no check of the audit trail.');
    },
    retry: false,
    gcTime: 0,
  });

const isVerification = (json: unknown): json is AuditVerification => {
  const check = Reader.over(json, '', []);
  return check?.number('lines') !== undefined && typeof check.raw('isWhole') === 'boolean';
};

/** What the server says of itself, asked again while somebody looks at it. */
export const readinessQuery = (api: Api) =>
  queryOptions({
    queryKey: ['readiness'],
    queryFn: async ({ signal }): Promise<Readiness> => readReadiness(await api.readiness(signal)),
    refetchInterval: 10 * SECOND_MS,
    staleTime: 0,
  });

const readReadiness = (json: unknown): Readiness => {
  const from = Reader.over(json, '', []);
  const status = (['ready', 'degraded', 'not-ready'] as const).find(
    (known) => known === from?.text('status'),
  );
  const since = from?.text('since');
  if (from === undefined || status === undefined || since === undefined)
    return unreadable('The server does not say how it is.');
  const graphAnsweredAt = from.text('graphAnsweredAt');
  return {
    status,
    since,
    details: from.objects('details').flatMap((detail) => {
      const code = READINESS_CODES.find((known) => known === detail.text('code'));
      return code === undefined ? [] : [{ code, since: detail.text('since') ?? since }];
    }),
    ...(graphAnsweredAt === undefined ? {} : { graphAnsweredAt }),
  };
};
