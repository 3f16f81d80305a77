import type { EndFacts } from '../end-facts.ts';
import { isPoorRating } from '../call-facts.ts';
import type { Context, Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';
import { affectedAudio } from './affected.ts';

const VIRTUAL_DESKTOP = /\bvdi\b|citrix|vmware|horizon|avd/i;

export const browserClient: Rule = {
  id: 'browser-client',
  code: 'C2',
  title: 'Browser or virtual desktop',
  kind: 'circumstance',
  gather: 'call',
  fires: 'Somebody who fared badly or says so was in a browser or on a virtual desktop.',
  strengthened: 'Many blanks.',
  weakened: 'It is no fault: it says why there are blanks.',
  sources: 'Real-Time Analytics page: web and virtual desktop clients lack telemetry.',
  limits: {},
  judge: (facts, context) => {
    const { platform, headerValue } = facts.endpoint?.userAgent ?? {};
    const isBrowser = platform === 'web';
    if (!isBrowser && !VIRTUAL_DESKTOP.test(headerValue ?? '')) return undefined;
    if (!isOfInterest(facts, context)) return undefined;
    return {
      side: 'own',
      published: 0,
      local: 0,
      cap: 'hint',
      receipts: [
        {
          kind: 'words',
          sentence: isBrowser ? say`browser client` : say`virtual desktop`,
          path: `${facts.endpointPath}.userAgent.${isBrowser ? 'platform' : 'headerValue'}`,
          session: facts.index,
        },
      ],
    };
  },
  say: ({ people: keys }) =>
    say`${people(keys)} called from a browser or virtual desktop: device and Wi-Fi details are not reported.`,
  next: () => say`Ask them to try the desktop client; its record tells more.`,
};

/** Whether a circumstance of this end matters to anybody: a call of two, poor audio, a complaint, the ticket’s person. */
export const isOfInterest = (facts: EndFacts, { about }: Context): boolean =>
  facts.far !== undefined ||
  about.person === facts.person ||
  isPoorRating(facts.endpoint?.feedback) ||
  affectedAudio(facts)?.isPoor === true;
