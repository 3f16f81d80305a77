import type { AccessToken } from '../data/client.ts';
import type { ProxyToken } from './exchange.ts';

type Deps = {
  readonly exchange: () => Promise<ProxyToken>;
  /** Milliseconds of a clock that never jumps: performance.now, not the wall clock. */
  readonly now: () => number;
};

/** Renewed at this share of its life, so that no request is sent with a token about to end. */
const RENEW_AT = 0.8;

export type TokenKeeper = AccessToken & {
  /** What there is, without asking for one: for revoking it. */
  readonly held: () => string | undefined;
  readonly forget: () => void;
};

/**
 * Holds the proxy token in a variable and nowhere else. However many callers need a new one, one exchange is
 * under way; one that fails is forgotten, so that the next caller tries again.
 */
export const createTokenKeeper = ({ exchange, now }: Deps): TokenKeeper => {
  let held: { readonly token: string; readonly renewAt: number } | undefined;
  let underWay: Promise<string> | undefined;

  const exchangeOnce = async (): Promise<string> => {
    const asked = now();
    const { accessToken, expiresInSeconds } = await exchange();
    held = { token: accessToken, renewAt: asked + expiresInSeconds * 1_000 * RENEW_AT };
    return accessToken;
  };

  const renewal = (): Promise<string> => {
    underWay ??= exchangeOnce().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };

  return {
    get: async () => (held && now() < held.renewAt ? held.token : renewal()),
    renew: async (refused) => (held && held.token !== refused ? held.token : renewal()),
    held: () => held?.token,
    forget: () => {
      held = undefined;
    },
  };
};
