import { PAGE_SIZE } from '#contract/page';
import type { GraphVersion } from '#contract/routes';
import type { FastifyRequest } from 'fastify';
import type { JsonObject } from '../graph/json.ts';
import { CALL_RECORD_PROPERTIES } from '../graph/properties.ts';
import { pick } from '../records/masking.ts';
import type { CollectionKey } from '../store/store.ts';
import {
  readOptions,
  readPageSize,
  readRecordExpand,
  readRecordId,
  readSelect,
} from '../steps/read-options.ts';
import { fieldLevelFor } from '../steps/require-role.ts';
import { staleNotes, toItems, toNextLink, type CollectionView } from './collection-page.ts';
import { signalOf } from './request-signal.ts';
import { sendJson } from './send-json.ts';
import type { Handler, Service } from './service.ts';

const MAX_PARTICIPANTS = 130;

/** `GET …/{id}`: the record, and the first page of what is to be expanded, from the same store as the collections. */
export const sendCallRecord = (service: Service, version: GraphVersion): Handler => {
  return async (request, reply) => {
    const options = readOptions(request.originalUrl, ['$select', '$expand']);
    const select = readSelect(options.get('$select'), CALL_RECORD_PROPERTIES);
    const expand = readRecordExpand(options.get('$expand'));
    const id = readRecordId(request);
    const level = fieldLevelFor(request);
    const signal = signalOf(reply);
    const found = await service.callRecords.get(version, id, { signal });
    const { json, graphRequestId, stale, isErased } = found;
    const first = (collection: CollectionKey['collection'], size: number) =>
      readFirstPage(service, version, id, collection, size, request, signal);
    const sessions =
      expand.sessions === 'none'
        ? undefined
        : await first(expand.sessions === 'plain' ? 'sessions' : 'sessions-with-segments', PAGE_SIZE.default);
    const participants = expand.participants ? await first('participants', MAX_PARTICIPANTS) : undefined;

    await service.audit(request, {
      event: 'data',
      recordId: id,
      fieldLevel: level,
      ...(sessions === undefined ? {} : { sessions: sessions.items.length }),
      ...(graphRequestId === undefined ? {} : { graphRequestId }),
    });
    const head = withoutExpansions(json);
    const [seen = head] = isErased
      ? [head]
      : await service.masking.ofRecord({ version, recordId: id }, 'callRecord', [head], level);
    const body = {
      '@odata.context': `${service.config.publicOrigin}/graph/${version}/$metadata#communications/callRecords/$entity`,
      ...pick(seen, select, []),
      ...staleNotes(stale),
      ...(isErased ? { '@earshot.erased': true } : {}),
      ...expansion('sessions', sessions),
      ...expansion('participants_v2', participants),
    };
    return sendJson(request, reply, JSON.stringify(body));
  };
};

type FirstPage = { readonly items: readonly JsonObject[]; readonly nextLink: string | undefined };

const readFirstPage = async (
  service: Service,
  version: GraphVersion,
  id: string,
  collection: CollectionKey['collection'],
  size: number,
  request: FastifyRequest,
  signal: AbortSignal,
): Promise<FirstPage> => {
  const { key, walk, stale } = await service.walks.openCurrent(version, id, collection, signal);
  const page = await walk.read(0, Math.min(readPageSize(request.headers.prefer) ?? size, size), signal);
  const view: CollectionView = { key, select: undefined, level: fieldLevelFor(request), stale };
  return { items: await toItems(service, view, page), nextLink: toNextLink(service, view, 0, page) };
};

const expansion = (name: string, page: FirstPage | undefined): object =>
  page === undefined
    ? {}
    : {
        [name]: page.items,
        ...(page.nextLink === undefined ? {} : { [`${name}@odata.nextLink`]: page.nextLink }),
      };

/** Sessions and participants come from their collections alone. */
const withoutExpansions = ({
  sessions: _sessions,
  participants_v2: _participants,
  ...record
}: JsonObject): JsonObject => record;
