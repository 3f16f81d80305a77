import type { Generated } from 'kysely';

type RecordColumns = {
  readonly graph_version: string;
  readonly record_id: string;
  /** bigint, as text on both databases. */
  readonly record_version: string;
};

type CollectionColumns = RecordColumns & { readonly collection: string };

/** The tables as TypeScript sees them; `migrations.ts` makes them. Bodies are JSON, packed with gzip. */
export type Tables = {
  readonly call_record: RecordColumns & {
    readonly body: Uint8Array;
    readonly read_at: Date;
    /** When the call ended; null where Graph does not say. */
    readonly ended_at: Generated<Date | null>;
    readonly is_erased: Generated<boolean>;
  };
  readonly collection: CollectionColumns & {
    readonly pages: Generated<number>;
    readonly items: Generated<number>;
    /** Packed. */
    readonly bytes: Generated<number>;
    readonly next_kind: Generated<string>;
    /** Graph's link with its page token: it never leaves the server. */
    readonly next_url: string | null;
    readonly restarts: Generated<number>;
    /** When reading began. */
    readonly read_at: Date;
    /** Why reading stands still just now, and when Graph may be asked for the next page. */
    readonly problem: Generated<string | null>;
    readonly next_page_at: Generated<Date | null>;
    readonly is_erased: Generated<boolean>;
  };
  readonly page: CollectionColumns & {
    readonly first_item: number;
    readonly item_count: number;
    readonly body: Uint8Array;
  };
  /** Who is Internal 3 of a record: each id, principal name or telephone number that somebody was met by. */
  readonly person_number: {
    readonly record_id: string;
    readonly clue: string;
    readonly word: string;
    readonly number: number;
  };
  /** Graph's links between pages of the list of call records, by the names that our own links bear. */
  readonly list_link: { readonly name: string; readonly url: string; readonly kept_until: Date };
  /** `jti …`, `sid …`, `sub …`, `all before …`: what no longer opens anything. */
  readonly revocation: { readonly mark: string; readonly held_until: Date };
  /** Which records a person opened, or exported, lately; for the limits. */
  readonly opened_record: {
    readonly what: string;
    readonly person: string;
    readonly record: string;
    readonly opened_at: Date;
  };
  readonly secret: { readonly name: string; readonly value: Uint8Array };
  readonly lease: { readonly name: string; readonly owner: string; readonly held_until: Date };
};
