/** A path of this origin to come back to, or undefined: `//elsewhere` and `/\elsewhere` would be another one. */
export const returnPath = (path: string | undefined): string | undefined =>
  path !== undefined && /^\/(?![/\\])/.test(path) ? path : undefined;
