/** What `npm run evidence` ends with. */
export const EXIT = {
  made: 0,
  /** Something that is no fault of what was asked: no browser, a full disk. */
  failed: 1,
  /** The input is no call, there is no such record, or the arguments make no sense. */
  noCall: 2,
  /** Token, role or limit. */
  refused: 3,
  /** The proxy, or Graph behind it, gave no answer that could be used. */
  unreachable: 4,
  /** Only part of the record could be read, and `--partial` was not given. */
  partial: 5,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Why there is no evidence. */
export type Refusal = { readonly code: ExitCode; readonly words: string };
