import type { EpochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import type { About } from '#quality/diagnose';
import type { LimitSetName } from '#quality/limit-sets';
import { createFeed, type Feed, type SessionPages } from './feed.ts';
import type { Found } from './messages.ts';

type Asked = {
  readonly record: CallRecord | undefined;
  readonly limits: LimitSetName;
  /** When the page was opened, which tells a young record from an old one. */
  readonly now: EpochMs;
};

/** What was found, and the last page that it was found in. */
type FoundIn = Found & { readonly upTo: SessionPages[number] | undefined };

/** What is wrong with a call as its pages come: undefined until the first are through. */
export type DiagnosisFeed = Feed<FoundIn | undefined> & {
  /** The same for another ticket, without reading anything again. */
  readonly about: (about: About) => void;
};

/** A feed with nothing read. It says what was found when the desk has caught up with the pages it was given. */
export const createDiagnosisFeed = (asked: Asked): DiagnosisFeed => {
  let about: About = {};
  const { tell, ...feed } = createFeed<FoundIn | undefined>({
    work: () => ({ kind: 'diagnosis', ...asked, about }),
    before: undefined,
    after: (_, message, pages) =>
      message.kind === 'found' ? { ...message.found, upTo: pages[message.found.pages - 1] } : undefined,
  });
  return {
    ...feed,
    about: (next) => {
      if (next.person === about.person && next.at === about.at) return;
      about = next;
      tell((job) => ({ kind: 'about', job, about: next }));
    },
  };
};
