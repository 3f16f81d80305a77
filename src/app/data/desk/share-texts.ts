/**
 * Makes one of the texts that a message from a worker holds many copies of, words such as `wifi` and `good`, in place.
 * Those of `apart` are somebody's own and stay as they are.
 */
export const createSharing = (apart: ReadonlySet<string>): ((message: object) => void) => {
  const texts = new Map<string, string>();
  const shared = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  const share = (message: object): void => {
    const members = message as Record<string, unknown>;
    for (const key in members) {
      const member = members[key];
      if (typeof member === 'string') {
        if (!apart.has(key)) members[key] = shared(member);
      } else if (typeof member === 'object' && member !== null) share(member);
    }
  };
  return share;
};
