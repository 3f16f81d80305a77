import type { Reader } from '#base/read';
import type { Segment, Session } from './model.ts';
import { parseEndpoint, parseFailure } from './parse-endpoint.ts';
import { parseMedia } from './parse-media.ts';
import { parseModalities } from './parse-record.ts';

/** One session with whatever segments came with it. */
export const parseSession = (from: Reader): Session => ({
  id: idOf(from),
  start: from.instant('startDateTime'),
  end: from.instant('endDateTime'),
  modalities: parseModalities(from),
  isTest: from.boolean('isTest'),
  caller: from.shared('caller', parseEndpoint),
  callee: from.shared('callee', parseEndpoint),
  failure: parseFailure(from.object('failureInfo')),
  segments: from.objects('segments').map(parseSegment),
});

const parseSegment = (from: Reader): Segment => ({
  id: idOf(from),
  start: from.instant('startDateTime'),
  end: from.instant('endDateTime'),
  failure: parseFailure(from.object('failureInfo')),
  caller: from.shared('caller', parseEndpoint),
  callee: from.shared('callee', parseEndpoint),
  media: from.objects('media').map(parseMedia),
});

/** Hand-made files have sessions without an id: their place in the body names them then. */
const idOf = (from: Reader): string => {
  const id = from.text('id');
  if (id !== undefined) return id;
  from.note('id', 'is missing');
  return from.path;
};
