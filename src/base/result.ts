/** What a boundary that may refuse gives back: a value, or the reason there is none. */
export type Result<Value, Reason> =
  { readonly kind: 'ok'; readonly value: Value } | { readonly kind: 'err'; readonly reason: Reason };

export const ok = <Value>(value: Value): Result<Value, never> => ({ kind: 'ok', value });

export const err = <Reason>(reason: Reason): Result<never, Reason> => ({ kind: 'err', reason });
