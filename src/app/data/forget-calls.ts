const forgetters = new Set<() => void>();

/** For whatever keeps something of calls outside of the query cache: it is told when nobody may have it any more. */
export const onForgetCalls = (forget: () => void): void => void forgetters.add(forget);

/** Lets go of all that is kept of calls outside of the query cache. */
export const forgetCalls = (): void => {
  for (const forget of forgetters) forget();
};
