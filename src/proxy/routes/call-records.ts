import { callRecordsPath, type GraphVersion } from '#contract/routes';
import { CALL_RECORD_PROPERTIES } from '../graph/properties.ts';
import { pick } from '../records/masking.ts';
import { readFilter, writeFilter } from '../steps/read-filter.ts';
import { readOptions, readPageSize, readSelect } from '../steps/read-options.ts';
import { fieldLevelFor } from '../steps/require-role.ts';
import { staleNotes } from './collection-page.ts';
import { signalOf } from './request-signal.ts';
import { sendJson } from './send-json.ts';
import type { Handler, Service } from './service.ts';

/** `GET …/callRecords`: the list, in Graph's order and in pages of Graph's size at most. */
export const sendCallRecords = (service: Service, version: GraphVersion): Handler => {
  return async (request, reply) => {
    const options = readOptions(request.originalUrl, ['$filter', '$select', '$skiptoken']);
    const filter = readFilter(options.get('$filter'));
    const select = readSelect(options.get('$select'), CALL_RECORD_PROPERTIES);
    const level = fieldLevelFor(request);
    const binding = ['list', version, writeFilter(filter) ?? '', select?.join(',') ?? '*', level];
    const token = options.get('$skiptoken');
    const opened = token === undefined ? undefined : service.cursors.open(token, binding);
    const query = { version, filter, pageSize: readPageSize(request.headers.prefer) };
    const page = await service.callLists.page(query, opened && String(opened['page']), signalOf(reply));

    await service.audit(request, {
      event: 'data',
      fieldLevel: level,
      ...(page.graphRequestId === undefined ? {} : { graphRequestId: page.graphRequestId }),
    });
    const nextLink =
      page.next && linkTo(service, version, options, service.cursors.seal({ page: page.next }, binding));
    const body = {
      '@odata.context': `${service.config.publicOrigin}/graph/${version}/$metadata#communications/callRecords`,
      value: page.records.map((record) => pick(service.masking.ofEntry(record, level), select, [])),
      ...staleNotes(page.stale),
      ...(page.hasBadLink ? { '@earshot.problem': 'upstream-paging-invalid' } : {}),
      ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }),
      ...(nextLink === undefined && !page.hasBadLink ? { '@earshot.complete': true } : {}),
    };
    return sendJson(request, reply, JSON.stringify(body));
  };
};

const linkTo = (
  { config }: Service,
  version: GraphVersion,
  options: ReadonlyMap<string, string>,
  token: string,
): string => {
  const kept = ['$filter', '$select'].flatMap((name) => {
    const value = options.get(name);
    return value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return `${config.publicOrigin}${callRecordsPath(version)}?${[...kept, `$skiptoken=${token}`].join('&')}`;
};
