/** Something that happens again and again, for those who wait for the next time. */
export type Change = {
  /** The same promise until it happens. */
  next(): Promise<void>;
  announce(): void;
};

export const createChange = (): Change => {
  let { promise, resolve } = open();
  return {
    next: () => promise,
    announce: () => {
      const tell = resolve;
      ({ promise, resolve } = open());
      tell();
    },
  };
};

const open = (): { readonly promise: Promise<void>; readonly resolve: () => void } => {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
};
