/** The bounds of a share, 0..1. */
export type Interval = { readonly low: number; readonly high: number };

/** 95 % of a normal distribution lie within so many standard deviations. */
const Z = 1.96;

/**
 * Wilson's score interval, 95 %: where the true share lies when `hits` of `count` were seen. Unlike the share
 * plus and minus its error it stays within 0..1 and is honest for small counts; without any it is all of 0..1.
 */
export const wilsonInterval = (hits: number, count: number): Interval => {
  if (count === 0) return { low: 0, high: 1 };
  const share = hits / count;
  const spread = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * count)) / count);
  const middle = share + Z ** 2 / (2 * count);
  const scale = 1 + Z ** 2 / count;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
};
