import type { ApiError, ErrorCode } from '../data/ApiError.ts';
import { LATEST_MINUTES } from '../data/record-age.ts';

/** What can be offered beside the words. The page that shows them decides how. */
export type ErrorAction = 'retry' | 'start-over' | 'find' | 'explain-id' | 'sign-in';

export type ErrorWords = {
  readonly heading: string;
  readonly sentence: string;
  readonly actions: readonly ErrorAction[];
};

/** What the page knows beyond the error itself. */
export type ErrorContext = {
  /** The id that was asked for. */
  readonly recordId?: string | undefined;
  /** Sessions that are here already. */
  readonly read?: number | undefined;
  /** When the call ended, if a list or an earlier answer said so, and what the clock says now. */
  readonly ended?: { readonly minutesAgo: number } | undefined;
};

type Tell = (error: ApiError, context: ErrorContext) => ErrorWords;

const KEEPERS = 'Ask the people who run Earshot.';
const KEPT_DAYS = 30;

const wait = (error: ApiError): string =>
  error.retryAfterSeconds === undefined ? 'a moment' : `${error.retryAfterSeconds} s`;

const stays = ({ read }: ErrorContext): string =>
  read ? ` The ${read.toLocaleString('en')} sessions read so far work now.` : '';

const fixed =
  (heading: string, sentence: string, ...actions: readonly ErrorAction[]): Tell =>
  (_, context) => ({ heading, sentence: sentence + stays(context), actions });

/** Reading stopped: how much is here decides what the heading says. */
const stopped =
  (why: string): Tell =>
  (_, { read }) => ({
    heading: read ? 'Part of the call is here' : 'Graph did not give this page',
    sentence: read
      ? `${why} Everything here rests on ${read.toLocaleString('en')} sessions and is marked so. The cause may sit in the rest.`
      : why,
    actions: ['retry'],
  });

const shortId = (id: string): string => `${id.slice(0, 8)}-…-${id.slice(-4)}`;

const noRecord: Tell = (_, { recordId, ended }) => {
  if (ended && ended.minutesAgo <= LATEST_MINUTES) {
    return {
      heading: 'No record yet',
      sentence: `Teams writes it after the call: usually within an hour, at the latest after ${LATEST_MINUTES} min. This call ended ${Math.round(ended.minutesAgo)} min ago.`,
      actions: ['retry'],
    };
  }
  const days = ended && Math.floor(ended.minutesAgo / (24 * 60));
  if (days !== undefined && days >= KEPT_DAYS) {
    return {
      heading: 'This record is gone',
      sentence: `Graph keeps call records for ${KEPT_DAYS} days. This call was ${days} days ago, so trying again will not help.`,
      actions: [],
    };
  }
  return {
    heading: 'No record with this id',
    sentence: `${recordId ? `You asked for ${shortId(recordId)}, which has the right form.` : 'The id has the right form.'} It may be another organisation’s call, a meeting thread id, a call that is still going on or ended less than an hour ago, or one older than ${KEPT_DAYS} days.`,
    actions: ['retry', 'find', 'explain-id'],
  };
};

const throttled: Tell = (error, context) => ({
  heading: `Graph asked us to wait ${wait(error)}`,
  sentence: `${context.read === undefined ? 'Graph limits how often it may be asked, for all viewers together.' : 'Graph allows 50 following pages per record in 5 min, for all viewers together.'}${stays(context)}`,
  actions: ['retry'],
});

const offline: Tell = (_, { read }) => ({
  heading: 'No connection to Earshot',
  sentence: `Reading goes on when the connection is back.${read ? ` ${read.toLocaleString('en')} sessions stay on this page.` : ''}`,
  actions: ['retry'],
});

/** One line for every code there is; a new code stops this compiling until it has words. */
const WORDS: Readonly<Record<ErrorCode, Tell>> = {
  'invalid-token': fixed('Sign in again', 'Your sign-in has ended.', 'sign-in'),
  'sign-in-needed': fixed('Sign in again', 'Microsoft wants to see you once more.', 'sign-in'),
  'sign-in-refused': fixed(
    'This account was not let in',
    'Sign in again with your work account. If that does not help, ask the people who run Earshot.',
    'sign-in',
  ),
  'role-required': fixed(
    'Signed in, but no calls for you yet',
    'Your account has none of the roles that open call records.',
  ),
  forbidden: fixed('Your roles do not open this', KEEPERS),
  'not-found': fixed(
    'Nothing is at this address',
    'The link may be cut off or from another version.',
    'find',
  ),
  'method-not-allowed': fixed('The server does not take this request', KEEPERS),
  'invalid-input': fixed(
    'The address asks for something Earshot does not have',
    'The link may be cut off.',
    'find',
  ),
  'cursor-invalid': fixed(
    'This list cannot go on',
    'Reading starts again from the first page.',
    'start-over',
  ),
  'cursor-expired': fixed(
    'This list has waited too long',
    'Its next page is kept for half an hour. Reading starts again from the first page.',
    'start-over',
  ),
  'version-superseded': fixed(
    'A newer version of this call was published',
    'It came while this one was read, and can say more of the same sessions. Reading starts again from the first page.',
    'start-over',
  ),
  'not-in-this-cloud': fixed(
    'Graph does not offer this here',
    'It lists the participants of a call in its global cloud only. Who took part is known from the sessions.',
  ),
  'call-record-not-found': noRecord,
  'rate-limited': (error, context) => ({
    heading: `Too many requests, wait ${wait(error)}`,
    sentence: `One person may ask for so much in a minute, and for so many different calls in an hour.${stays(context)}`,
    actions: ['retry'],
  }),
  overloaded: (error, context) => ({
    heading: `Earshot is busy, wait ${wait(error)}`,
    sentence: `More people read at once than the server takes.${stays(context)}`,
    actions: ['retry'],
  }),
  'not-ready': fixed(
    'Earshot is starting',
    'The server has not yet fetched the keys that it checks sign-ins with.',
    'retry',
  ),
  'audit-unavailable': fixed(
    'Names cannot be shown just now',
    `Who sees whose call has to be written down first, and the server cannot write it. ${KEEPERS}`,
    'retry',
  ),
  'upstream-throttled': throttled,
  'upstream-unavailable': (error, context) => ({
    heading: `Graph is out of reach, wait ${wait(error)}`,
    sentence: `The server asks again by itself and lets nobody through until Graph answers.${stays(context)}`,
    actions: ['retry'],
  }),
  'upstream-auth': fixed(
    'Graph does not accept Earshot’s own sign-in',
    `Its credential is missing, wrong or expired. ${KEEPERS}`,
    'retry',
  ),
  'upstream-forbidden': fixed(
    'Graph does not let Earshot read call records',
    `An administrator has not granted CallRecords.Read.All. ${KEEPERS}`,
    'retry',
  ),
  'upstream-rejected': stopped('Graph did not understand the question.'),
  'upstream-invalid': stopped('Graph sent a page that cannot be read.'),
  'upstream-paging-invalid': stopped('Graph’s link to the next page leads somewhere else.'),
  'record-too-large': (_, { read }) => ({
    heading: 'This call is larger than Earshot reads',
    sentence: `Reading ends at 2,000 pages or 200,000 sessions, and trying again will not help.${
      read ? ` Everything here rests on ${read.toLocaleString('en')} sessions and is marked so.` : ''
    }`,
    actions: [],
  }),
  'upstream-error': stopped('Graph failed to answer, after several tries.'),
  'upstream-timeout': stopped('Graph took too long to answer.'),
  internal: fixed(
    'The server met a fault of its own',
    'The request id below leads to it in the server’s log.',
    'retry',
  ),
  offline,
  unreadable: fixed(
    'The answer cannot be read',
    'It is not the JSON that a call record is made of.',
    'retry',
  ),
};

/** Heading, sentence and what may be done, for whatever kept an answer away. */
export const errorWords = (error: ApiError, context: ErrorContext = {}): ErrorWords =>
  WORDS[error.code](error, context);

/** The small line: what a person can quote to those who run the server. */
export const errorDetail = ({ code, upstreamStatus, requestId, reason }: ApiError): string =>
  [
    `Code ${code}`,
    upstreamStatus === undefined ? undefined : `Graph answered ${upstreamStatus}`,
    reason,
    requestId === undefined ? undefined : `request ${requestId}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
