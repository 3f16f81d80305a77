import type { FastifyReply, FastifyRequest } from 'fastify';
import { PAGE_SIZE, type Page } from '#contract/page';
import type { GraphVersion } from '#contract/routes';
import { ProxyError } from '../errors.ts';
import { PARTICIPANT_PROPERTIES, SESSION_PROPERTIES } from '../graph/properties.ts';
import type { JsonObject } from '../graph/json.ts';
import type { CollectionKey } from '../store/store.ts';
import type { Walk, WalkPage } from '../records/walk.ts';
import {
  readOptions,
  readPageSize,
  readRecordId,
  readSelect,
  readSessionsExpand,
  wantsAll,
} from '../steps/read-options.ts';
import { fieldLevelFor } from '../steps/require-role.ts';
import {
  bindingOf,
  staleOf,
  toAnnotations,
  toItems,
  toNextLink,
  type CollectionView,
} from './collection-page.ts';
import type { RenderedPage } from './rendered-pages.ts';
import { signalOf } from './request-signal.ts';
import { acceptsGzip, packText, sendJson, sendPacked } from './send-json.ts';
import type { Handler, Service } from './service.ts';

type Asked = {
  readonly view: CollectionView;
  readonly walk: Walk;
  readonly from: number;
  readonly pageSize: number;
};

/** `GET …/{id}/sessions`, with or without segments. */
export const sendSessions = (service: Service, version: GraphVersion): Handler => {
  return async (request, reply) => {
    const options = readOptions(request.originalUrl, ['$expand', '$select', '$skiptoken']);
    const collection = readSessionsExpand(options.get('$expand')) ? 'sessions-with-segments' : 'sessions';
    const select = readSelect(options.get('$select'), SESSION_PROPERTIES);
    return sendCollection(service, version, collection, select, options.get('$skiptoken'), request, reply);
  };
};

/** `GET …/{id}/participants_v2`. */
export const sendParticipants = (service: Service, version: GraphVersion): Handler => {
  return async (request, reply) => {
    if (!service.config.hasParticipants) throw new ProxyError('not-in-this-cloud');
    const options = readOptions(request.originalUrl, ['$select', '$skiptoken']);
    const select = readSelect(options.get('$select'), PARTICIPANT_PROPERTIES);
    return sendCollection(
      service,
      version,
      'participants',
      select,
      options.get('$skiptoken'),
      request,
      reply,
    );
  };
};

const sendCollection = async (
  service: Service,
  version: GraphVersion,
  collection: CollectionKey['collection'],
  select: readonly string[] | undefined,
  skipToken: string | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const signal = signalOf(reply);
  const asked = await openCollection(service, version, collection, select, skipToken, request, signal);
  const known = acceptsGzip(request) ? await service.rendered.find(nameOf(asked)) : undefined;
  if (known !== undefined) {
    await auditPage(service, asked.view, known.items, undefined, request);
    makeNext(service, asked, known);
    return sendPacked(reply, known.bytes);
  }
  const keep = service.rendered.begin();
  const page = await asked.walk.read(asked.from, asked.pageSize, signal);
  await auditPage(service, asked.view, page.items.length, page.graphRequestId, request);
  const text = await renderPage(service, asked.view, asked.from, page);
  if (!page.isComplete || !acceptsGzip(request)) return sendJson(request, reply, text);
  // A page of a collection read to its end is the same for all viewers of a level: its bytes are made once.
  const made = await packPage(page, text);
  keep(nameOf(asked), made);
  makeNext(service, asked, made);
  return sendPacked(reply, made.bytes);
};

/** What a page's bytes are kept under: everything they depend on. */
const nameOf = ({ view, from, pageSize }: Asked): string =>
  JSON.stringify([...bindingOf(view), view.key.recordVersion, view.stale ?? null, from, pageSize]);

const packPage = async (page: WalkPage, text: string): Promise<RenderedPage> => ({
  bytes: await packText(text),
  items: page.items.length,
  isEnd: page.isEnd,
});

/** Whoever reads a full page reads on, as a rule: the next one is made while this one is on its way. */
const makeNext = (service: Service, asked: Asked, { items, isEnd }: RenderedPage): void => {
  const next = { ...asked, from: asked.from + items };
  if (isEnd || items < asked.pageSize || service.rendered.find(nameOf(next)) !== undefined) return;
  const made = service.rendered.make(nameOf(next), async () => {
    const page = await next.walk.read(next.from, next.pageSize, AbortSignal.timeout(MOST_MS));
    return page.isComplete
      ? packPage(page, await renderPage(service, next.view, next.from, page))
      : undefined;
  });
  // Whoever asks for it meets the same trouble, and is told.
  made.catch(() => undefined);
};

/** It is in the store; a collection that left it meanwhile is not read from Graph for nobody. */
const MOST_MS = 5_000;

const auditPage = (
  service: Service,
  { key, level }: CollectionView,
  items: number,
  graphRequestId: string | undefined,
  request: FastifyRequest,
): Promise<void> =>
  service.audit(request, {
    event: 'data',
    recordId: key.recordId,
    fieldLevel: level,
    ...(key.collection === 'participants' ? {} : { sessions: items }),
    ...(graphRequestId === undefined ? {} : { graphRequestId }),
  });

/** The walk a request reads from: the one its page link names, or that of the record's current version. */
const openCollection = async (
  service: Service,
  version: GraphVersion,
  collection: CollectionKey['collection'],
  select: readonly string[] | undefined,
  skipToken: string | undefined,
  request: FastifyRequest,
  signal: AbortSignal,
): Promise<Asked> => {
  const recordId = readRecordId(request);
  const level = fieldLevelFor(request);
  const pageSize = readPageSize(request.headers.prefer) ?? PAGE_SIZE.default;
  if (skipToken === undefined) {
    const { key, walk, stale } = await service.walks.openCurrent(version, recordId, collection, signal);
    if (wantsAll(request.headers.prefer)) walk.finish();
    return { view: { key, select, level, stale }, walk, from: 0, pageSize };
  }
  const binding = bindingOf({ key: { version, recordId, collection }, select, level });
  const { from, recordVersion, stale } = service.cursors.open(skipToken, binding);
  const key = { version, recordId, collection, recordVersion: String(recordVersion) };
  const view = { key, select, level, stale: staleOf(stale) };
  return { view, walk: service.walks.open(key), from: Number(from), pageSize };
};

const renderPage = async (
  service: Service,
  view: CollectionView,
  from: number,
  page: WalkPage,
): Promise<string> => {
  const nextLink = toNextLink(service, view, from, page);
  const { version, recordId, collection } = view.key;
  const name = collection === 'participants' ? 'participants_v2' : 'sessions';
  const body: Page<JsonObject> = {
    '@odata.context': `${service.config.publicOrigin}/graph/${version}/$metadata#communications/callRecords('${recordId}')/${name}`,
    value: await toItems(service, view, page),
    ...toAnnotations(view, page),
    ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }),
  };
  return JSON.stringify(body);
};
