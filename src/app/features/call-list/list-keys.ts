/** Where a key moves in a list of `length` rows, `page` of which are in sight; undefined if it moves nothing. */
export const moveByKey = (
  key: string,
  { from, length, page }: { readonly from: number; readonly length: number; readonly page: number },
): number | undefined => {
  const to = targetOf(key, from, length, page);
  return to === undefined || length === 0 ? undefined : Math.max(0, Math.min(length - 1, to));
};

const targetOf = (key: string, from: number, length: number, page: number): number | undefined => {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return from + 1;
    case 'ArrowUp':
    case 'k':
      return from - 1;
    case 'PageDown':
      return from + page;
    case 'PageUp':
      return from - page;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
};
