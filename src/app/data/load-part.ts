import { ApiError } from './ApiError.ts';

/** What Chrome and Firefox, and what Safari says when a part of the app cannot be fetched. */
const NOT_FETCHED = /dynamically imported module|importing a module script failed/i;

/** Imports a part of the app; one that cannot be fetched is `offline`, and a fault inside of it stays what it is. */
export const loadPart = async <Module>(load: () => Promise<Module>): Promise<Module> => {
  try {
    return await load();
  } catch (cause) {
    if (cause instanceof Error && NOT_FETCHED.test(cause.message)) throw new ApiError('offline', { cause });
    throw cause;
  }
};
