import type { Identity, Session } from '#calls/model';
import type { LimitSetName } from '#quality/limit-sets';
import type { SessionRow } from '#report/list/session-rows';
import { onForgetCalls } from '../forget-calls.ts';
import { createFeed, type Feed, type SessionPages } from './feed.ts';
import type { SentRow } from './messages.ts';
import { createSharing } from './share-texts.ts';

/** Rows, and the last page that they are made of; undefined before there are any. */
export type MadeRows = {
  readonly rows: readonly SessionRow[];
  readonly upTo: SessionPages[number] | undefined;
};

export type RowFeed = Feed<MadeRows>;

export const NO_ROWS: MadeRows = { rows: [], upTo: undefined };

/** Rows as pages come, judged by a set of limits. Those that a page does not touch stay the same objects. */
export const createRowFeed = (limits: LimitSetName): RowFeed => {
  const share = createSharing(OF_ONE);
  /** Rows that the job has handed over and not told of yet. */
  let draft: SessionRow[] | undefined;
  return createFeed({
    work: () => ({ kind: 'rows', limits }),
    before: NO_ROWS,
    left: () => {
      draft = undefined;
    },
    after: (made, message, pages) => {
      if (message.kind !== 'rows') return undefined;
      const changed = message.rows;
      share(changed.rows);
      const sessions = pages.flatMap((page) => page.sessions);
      const rows = draft ?? [...made.rows];
      for (const [index, place] of changed.places.entries()) {
        const sent = changed.rows[index];
        if (sent !== undefined) rows[place] = withSessions(sent, sessions);
      }
      draft = changed.pages === undefined ? rows : undefined;
      return changed.pages === undefined ? undefined : { rows, upTo: pages[changed.pages - 1] };
    },
  });
};

/** Texts that no two people have in common. */
const OF_ONE: ReadonlySet<string> = new Set<keyof SessionRow | keyof Identity>([
  'key',
  'name',
  'id',
  'displayName',
  'userPrincipalName',
]);

const withSessions = ({ parts, ...row }: SentRow, sessions: readonly Session[]): SessionRow => ({
  ...row,
  parts: parts.flatMap((part) => {
    const session = sessions[part.index];
    return session === undefined ? [] : [{ ...part, session }];
  }),
});

/** Whoever goes to a session and back, or tries other limits, finds the rows as they were. */
const MOST_KEPT = 3;
const kept = new Map<string, RowFeed>();
onForgetCalls(() => {
  for (const { forget } of kept.values()) forget();
  kept.clear();
});

/** The feed of a call under a name of its own; of those asked for last a few are kept with their rows. */
export const rowFeedOf = (call: string, limits: LimitSetName): RowFeed => {
  const key = `${call} ${limits}`;
  const feed = kept.get(key) ?? createRowFeed(limits);
  kept.delete(key);
  kept.set(key, feed);
  for (const [oldest, { end }] of kept) {
    if (kept.size <= MOST_KEPT) break;
    end();
    kept.delete(oldest);
  }
  return feed;
};
