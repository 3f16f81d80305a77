const MULTIPLIERS = [0x9e_37_79_b1, 0x85_eb_ca_6b] as const;

/**
 * A number of 53 bits made of a text (after cyrb53, public domain): to tell many texts apart without keeping them. Of
 * 100,000 texts any two share one in one case of a million; never use it where somebody gains by it. A made-up
 * record that hides one of its own sessions from its verdict deceives only whoever made it.
 */
export const textPrint = (text: string): number => {
  let high = 0xde_ad_be_ef;
  let low = 0x41_c6_ce_57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, MULTIPLIERS[0]);
    low = Math.imul(low ^ code, MULTIPLIERS[1]);
  }
  high = mixed(high, low);
  low = mixed(low, high);
  return 2 ** 32 * (high & 0x1f_ff_ff) + (low >>> 0);
};

const mixed = (one: number, other: number): number =>
  Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);
