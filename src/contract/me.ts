import type { FieldLevel } from '#calls/fields';
import type { Role } from './roles.ts';

/** `GET /api/me`: without a token the settings an app needs before sign-in; with one, also who asks. */
export type Me = {
  readonly settings: AppSettings;
  readonly person: Person | null;
};

export type Person = {
  /** Entra object id. Names come from the ID token in the browser; the proxy token carries none. */
  readonly oid: string;
  readonly roles: readonly Role[];
  /** Null for roles that open no call. */
  readonly fieldLevel: FieldLevel | null;
};

export type AppSettings = {
  readonly version: string;
  readonly graphVersion: 'v1.0' | 'beta';
  /** Days after a call after which names are erased from what is kept of it. */
  readonly identityDays: number;
  /** Page origin plus /api: the `audience` of the token exchange. */
  readonly audience: string;
  readonly signIn: {
    readonly clientId: string;
    readonly authority: string;
    /** The one API scope the app asks Entra for. */
    readonly scope: string;
    /** Set only when AUTHORITY is a loopback stand-in: MSAL fetches nothing from the authority then. */
    readonly knownAuthorities?: readonly string[];
    readonly authorityMetadata?: string;
  };
};
