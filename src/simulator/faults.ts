import { GraphError } from './graph-error.ts';
import { throttled } from './throttle.ts';

/** What goes wrong, by record id. */
export type Faults = Readonly<Record<string, RecordFaults>>;

/** Pages of a record's sessions are counted from 1. */
export type RecordFaults = {
  /** This page answers 200 with JSON that breaks off in the middle, every time. */
  readonly corruptPage?: number;
  /** This page answers the status as often as told, and then as usual. */
  readonly failPage?: { readonly page: number; readonly status: number; readonly times: number };
  /** This page is empty and has a link all the same, as Graph's may be; its sessions come with the next. */
  readonly emptyPage?: number;
  /** This page's link is replaced, by one that leads elsewhere or nowhere. */
  readonly oddLink?: { readonly page: number; readonly link: string };
  /** This page answers 429 as often as told. */
  readonly throttle?: { readonly page: number; readonly retryAfterSeconds: number; readonly times: number };
};

export type FaultInjector = {
  /** Throws when this page is to be refused. */
  refuse(record: string, page: number): void;
  /** Whether this page holds nothing. */
  leavesEmpty(record: string, page: number): boolean;
  /** The link of this page as it is sent. */
  bend(record: string, page: number, link: string | undefined): string | undefined;
  /** The body as it is sent: broken off where the page is to be corrupt. */
  spoil(record: string, page: number, body: string): string;
};

/** Remembers how often each fault has struck. `of` gives a record's faults, read anew for every request. */
export const createFaultInjector = (of: (record: string) => RecordFaults | undefined): FaultInjector => {
  const struck = new Map<string, number>();
  const strikes = (key: string, times: number): boolean => {
    const count = struck.get(key) ?? 0;
    struck.set(key, count + 1);
    return count < times;
  };
  return {
    refuse: (record, page) => {
      const { failPage, throttle } = of(record) ?? {};
      if (failPage?.page === page && strikes(`fail ${record}`, failPage.times)) {
        throw new GraphError(
          failPage.status,
          'UnknownError',
          'Object reference not set to an instance of an object.',
        );
      }
      if (throttle?.page === page && strikes(`throttle ${record}`, throttle.times)) {
        throw throttled(throttle.retryAfterSeconds);
      }
    },
    leavesEmpty: (record, page) => of(record)?.emptyPage === page,
    bend: (record, page, link) => {
      const odd = of(record)?.oddLink;
      return odd?.page === page ? odd.link : link;
    },
    spoil: (record, page, body) =>
      of(record)?.corruptPage === page ? body.slice(0, Math.floor(body.length * 0.6)) : body,
  };
};
