import type { Page } from '#contract/page';
import type { JsonObject } from './graph/json.ts';
import { PUBLIC_ORIGIN, type Answer, type Person, type Stage } from './testing.ts';

/** What following nextLinks gave, for tests. */
export type Read = {
  readonly items: readonly JsonObject[];
  readonly pages: readonly Page<JsonObject>[];
  readonly last: Answer;
};

/** The address of a record's sessions with their segments. */
export const sessionsOf = (id: string): string =>
  `/graph/v1.0/communications/callRecords/${id}/sessions?$expand=segments`;

/** One of our links as `inject` takes it. */
export const pathOf = (link: string | undefined): string => (link ?? '').slice(PUBLIC_ORIGIN.length);

/** Follows nextLinks until there is none, or one answers a problem. */
export const readAll = async (
  stage: Stage,
  url: string,
  as: Person = 'megan',
  pageSize = 1_000,
): Promise<Read> => {
  const headers = {
    authorization: `Bearer ${await stage.tokenOf(as)}`,
    prefer: `odata.maxpagesize=${pageSize}, include-unknown-enum-members`,
  };
  const pages: Page<JsonObject>[] = [];
  for (let next = url; ;) {
    const last = await stage.get(next, { headers });
    const items = pages.flatMap(({ value }) => value);
    if (last.statusCode !== 200) return { items, pages, last };
    const page = last.json<Page<JsonObject>>();
    pages.push(page);
    if (page['@odata.nextLink'] === undefined) return { items: [...items, ...page.value], pages, last };
    next = pathOf(page['@odata.nextLink']);
  }
};

/** How often Graph was asked for addresses with this in them. */
export const graphRequests = (stage: Stage, part: string): number =>
  stage.simulator.requests.filter(({ url }) => url.includes(part)).length;

/** Graph leaves nulls and empty lists out on request, as the proxy asks. */
export const withoutBlanks = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      member === null || (Array.isArray(member) && member.length === 0)
        ? []
        : [[name, withoutBlanks(member)]],
    ),
  );
};
