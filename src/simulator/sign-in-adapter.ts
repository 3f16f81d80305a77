import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What the provider remembers, by model and id. */
export type SignInState = Map<string, AdapterPayload>;

/** Keeps the provider's state (sessions, codes, refresh tokens) in memory for as long as the simulator runs. */
export const createSignInAdapter =
  (stored: SignInState) =>
  (model: string): Adapter => {
    const keyOf = (id: string): string => `${model} ${id}`;
    const find = async (id: string): Promise<AdapterPayload | undefined> => stored.get(keyOf(id));
    const ofModel = (): [string, AdapterPayload][] =>
      [...stored].filter(([key]) => key.startsWith(`${model} `));
    const findBy = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      ofModel().find(([, payload]) => matches(payload))?.[1];
    return {
      // Expiry is checked by the provider itself, from `exp` in the payload.
      upsert: async (id, payload) => void stored.set(keyOf(id), payload),
      find,
      findByUid: async (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => findBy((payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = stored.get(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000);
      },
      destroy: async (id) => void stored.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, payload] of ofModel()) if (payload.grantId === grantId) stored.delete(key);
      },
    };
  };
