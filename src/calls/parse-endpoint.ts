import type { Reader } from '#base/read';
import { enumMember } from './enums.ts';
import type { Endpoint, Failure, Feedback, Identity, UserAgent } from './model.ts';
import { parseEndpointIdentity } from './parse-identity.ts';

/** One end of a session or segment. */
export const parseEndpoint = (from: Reader): Endpoint => {
  const identity = parseEndpointIdentity(from);
  const userAgent = from.shared('userAgent', parseUserAgent);
  const machineName = from.shown('name');
  return {
    kind: endpointKind(from, identity, machineName, userAgent),
    identity,
    machineName,
    cpuName: from.shown('cpuName'),
    cpuCores: from.number('cpuCoresCount'),
    cpuMhz: from.number('cpuProcessorSpeedInMhz'),
    userAgent,
    feedback: from.shared('feedback', parseFeedback),
  };
};

/** Real answers have no discriminators: there, a service is an end without person, machine and platform. */
const endpointKind = (
  from: Reader,
  identity: Identity | undefined,
  machineName: string | undefined,
  userAgent: UserAgent | undefined,
): Endpoint['kind'] => {
  const type = from.text('@odata.type')?.toLowerCase() ?? '';
  if (type.endsWith('serviceendpoint')) return 'service';
  if (type.endsWith('participantendpoint')) return 'participant';
  const platform = userAgent?.platform ?? 'unknown';
  const isNobody = identity === undefined && machineName === undefined && platform === 'unknown';
  return isNobody ? 'service' : 'participant';
};

const parseUserAgent = (from: Reader): UserAgent => ({
  headerValue: from.shown('headerValue'),
  applicationVersion: from.shown('applicationVersion'),
  platform: enumMember('clientPlatform', from.shown('platform')),
  productFamily: enumMember('productFamily', from.shown('productFamily')),
  serviceRole: enumMember('serviceRole', from.shown('role')),
});

const RATINGS: ReadonlyMap<string, Feedback['rating']> = new Map<string, Feedback['rating']>([
  ['notRated', 'notRated'],
  ['bad', 1],
  ['poor', 2],
  ['fair', 3],
  ['good', 4],
  ['excellent', 5],
  ['unknownFutureValue', undefined],
]);

const parseFeedback = (from: Reader): Feedback | undefined => {
  const tokens = parseTokens(from.object('tokens'));
  const feedback: Feedback = { rating: parseRating(from), text: from.shown('text'), ...tokens };
  const isEmpty =
    feedback.rating === undefined && feedback.text === undefined && feedback.offered.length === 0;
  return isEmpty ? undefined : feedback;
};

const parseRating = (from: Reader): Feedback['rating'] => {
  const sent = enumMember('userFeedbackRating', from.shown('rating'));
  if (sent === undefined) return undefined;
  if (!RATINGS.has(sent)) from.note('rating', 'is no rating we know');
  return RATINGS.get(sent);
};

/** An open set of booleans whose names Microsoft says not to rely on: all are kept. */
const parseTokens = (from: Reader | undefined): Pick<Feedback, 'ticked' | 'offered'> => {
  const offered = (from?.keys ?? []).filter((name) => !name.includes('@'));
  const answers = offered.map((name) => ({ name, answer: from?.boolean(name) }));
  return {
    ticked: answers.filter(({ answer }) => answer === true).map(({ name }) => name),
    offered: answers.filter(({ answer }) => answer !== undefined).map(({ name }) => name),
  };
};

/** A failureInfo with something in it; Graph also sends `{ "stage": null, "reason": null }`, which is none. */
export const parseFailure = (from: Reader | undefined): Failure | undefined => {
  const stage = enumMember('failureStage', from?.shown('stage'));
  const reason = from?.shown('reason');
  return stage === undefined && reason === undefined ? undefined : { stage, reason };
};
