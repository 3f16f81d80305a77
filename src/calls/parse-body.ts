import { Reader, type Oddity } from '#base/read';
import { err, ok, type Result } from '#base/result';

/** Why a body is not what it should be, and where. */
export type ParseProblem = { readonly path: string; readonly message: string };

/** What was odd in a body that could be read: left out or kept as sent, and never fatal. */
export type WithOddities = { readonly oddities: readonly Oddity[] };

/** A page of something, and where the next one is. */
export type Collection = WithOddities & { readonly nextLink: string | undefined };

type Items = { readonly items: readonly Reader[]; readonly nextLink: string | undefined; oddities: Oddity[] };

/** What a page holds, as Graph writes one, or a bare list. */
export const collectionOf = (json: unknown): Result<Items, ParseProblem> => {
  const oddities: Oddity[] = [];
  const from = Reader.over(Array.isArray(json) ? { value: json } : json, '', oddities);
  if (!from) return notAnObject;
  if (from.hasList('value')) {
    return ok({ items: from.objects('value'), nextLink: from.text('@odata.nextLink'), oddities });
  }
  return err({
    path: 'value',
    message: from.has('error') ? errorAnswer(from) : 'The page has no list of values.',
  });
};

/** What neither page nor record can be. */
export const notAnObject: Result<never, ParseProblem> = err({
  path: '',
  message: 'The body is no JSON object.',
});

/** “This is an error answer: itemNotFound.” */
export const errorAnswer = (from: Reader): string => {
  const code = from.object('error')?.text('code');
  return code === undefined ? 'This is an error answer.' : `This is an error answer: ${code}.`;
};
