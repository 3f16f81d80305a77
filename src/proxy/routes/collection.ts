import type { FastifyReply, FastifyRequest } from 'fastify';
import { packSessions } from '#calls/session-pack';
import { parseSessionsPage } from '#calls/parse';
import { isPackedSessions, PACKED_SESSIONS, writePackedPage } from '#contract/packed-page';
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
import { acceptsGzip, JSON_TYPE, sendBody, sendZipped, zipBody } from './send-json.ts';
import type { Handler, Service } from './service.ts';

type Asked = {
  readonly view: CollectionView;
  readonly walk: Walk;
  readonly from: number;
  readonly pageSize: number;
  /** The media type that the page is sent as. */
  readonly type: string;
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
    return sendZipped(reply, asked.type, known.bytes);
  }
  const keep = service.rendered.begin();
  const page = await asked.walk.read(asked.from, asked.pageSize, signal);
  await auditPage(service, asked.view, page.items.length, page.graphRequestId, request);
  const content = await renderPage(service, asked, page);
  if (!page.isComplete || !acceptsGzip(request)) return sendBody(request, reply, asked.type, content);
  // A page of a collection read to its end is the same for all viewers of a level: its bytes are made once.
  const made = await zipPage(page, content);
  keep(nameOf(asked), made);
  makeNext(service, asked, made);
  if (page.isEnd && asked.from > 0) makeAll(service, asked, page).catch(() => undefined);
  return sendZipped(reply, asked.type, made.bytes);
};

/** What a page's bytes are kept under: everything they depend on. */
const nameOf = ({ view, from, pageSize, type }: Asked): string =>
  JSON.stringify([...bindingOf(view), view.key.recordVersion, view.stale ?? null, from, pageSize, type]);

const zipPage = async (page: WalkPage, content: string | Uint8Array): Promise<RenderedPage> => ({
  bytes: await zipBody(content),
  items: page.items.length,
  isEnd: page.isEnd,
});

/** Makes a page, if there is none yet, and keeps it; undefined when it cannot be kept. */
const makePage = (service: Service, asked: Asked): Promise<RenderedPage | undefined> => {
  const name = nameOf(asked);
  const make = async () => {
    const page = await asked.walk.read(asked.from, asked.pageSize, AbortSignal.timeout(MOST_MS));
    return page.isComplete ? zipPage(page, await renderPage(service, asked, page)) : undefined;
  };
  return Promise.resolve(service.rendered.find(name) ?? service.rendered.make(name, make));
};

/** Whoever reads a full page reads on, as a rule: the next one is made while this one is on its way. */
const makeNext = (service: Service, asked: Asked, { items, isEnd }: RenderedPage): void => {
  if (isEnd || items < asked.pageSize) return;
  // Whoever asks for it meets the same trouble, and is told.
  makePage(service, { ...asked, from: asked.from + items }).catch(() => undefined);
};

/** What one has read along with the walk others open next, or they themselves again: its pages are made for them. */
const makeAll = async (service: Service, asked: Asked, { read }: WalkPage): Promise<void> => {
  if (read > asked.pageSize * MOST_PAGES) return;
  for (let from = 0, isEnd = false; !isEnd;) {
    const page = await makePage(service, { ...asked, from });
    if (page === undefined || page.items === 0) return;
    from += page.items;
    isEnd = page.isEnd;
  }
};

/** A larger collection would drive out what is kept of many others. */
const MOST_PAGES = 20;

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
  const type = typeFor(request, collection, select);
  if (skipToken === undefined) {
    const { key, walk, stale } = await service.walks.openCurrent(version, recordId, collection, signal);
    if (wantsAll(request.headers.prefer)) walk.finish();
    return { view: { key, select, level, stale }, walk, from: 0, pageSize, type };
  }
  const binding = bindingOf({ key: { version, recordId, collection }, select, level });
  const { from, recordVersion, stale } = service.cursors.open(skipToken, binding);
  const key = { version, recordId, collection, recordVersion: String(recordVersion) };
  const view = { key, select, level, stale: staleOf(stale) };
  return { view, walk: service.walks.open(key), from: Number(from), pageSize, type };
};

/** Sessions with all that they have go to our own app as a pack; anybody else is given Graph's JSON. */
const typeFor = (
  request: FastifyRequest,
  collection: CollectionKey['collection'],
  select: readonly string[] | undefined,
): string =>
  collection === 'sessions-with-segments' &&
  select === undefined &&
  (request.headers.accept ?? '').split(',').some(isPackedSessions)
    ? PACKED_SESSIONS
    : JSON_TYPE;

const renderPage = async (
  service: Service,
  { view, from, type }: Asked,
  page: WalkPage,
): Promise<string | Uint8Array> => {
  const nextLink = toNextLink(service, view, from, page);
  const { version, recordId, collection } = view.key;
  const name = collection === 'participants' ? 'participants_v2' : 'sessions';
  const context = `${service.config.publicOrigin}/graph/${version}/$metadata#communications/callRecords('${recordId}')/${name}`;
  const body: Page<JsonObject> = {
    '@odata.context': context,
    value: await toItems(service, view, page),
    ...toAnnotations(view, page),
    ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }),
  };
  if (type !== PACKED_SESSIONS) return JSON.stringify(body);
  const parsed = parseSessionsPage(body);
  if (parsed.kind === 'err')
    throw new Error(`A page of the store cannot be packed: ${parsed.reason.message}`);
  const { value: _, ...head } = body;
  return writePackedPage(head, packSessions(parsed.value.sessions));
};
