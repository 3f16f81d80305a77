import type { AuditVerification } from '#contract/audit';

/** A line of the trail, and the name of its place: reading `before` that place goes on with older lines. */
export type TrailLine = { readonly text: string; readonly place: string };

/** Where audit lines are kept: appended only, each tied to the one before by its hash. */
export type AuditTrail = {
  /** Resolves once the line is kept for good; rejects when it could not be. */
  append(entry: object): Promise<void>;
  /** Newest first, from the end or from before a place. An unknown place gives nothing. */
  read(before?: string): AsyncIterable<TrailLine>;
  verify(): Promise<AuditVerification>;
  close(): Promise<void>;
};
