/** A duration as Graph writes it: `PT0.041S`, `PT1M2.5S`, `PT0S`. Milliseconds to three digits of a second. */
export const durationText = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000);
  const seconds = Number(((ms - minutes * 60_000) / 1_000).toFixed(3));
  if (minutes === 0) return `PT${seconds}S`;
  return seconds === 0 ? `PT${minutes}M` : `PT${minutes}M${seconds}S`;
};

/** An instant with as many fractional digits as it needs, at most seven: Graph mixes 0 to 7 in one answer. */
export const instantText = (ms: number): string => {
  const whole = Math.floor(ms / 1_000);
  const digits = ((ms - whole * 1_000) / 1_000).toFixed(7).slice(2).replace(/0+$/, '');
  return `${new Date(whole * 1_000).toISOString().slice(0, 19)}${digits === '' ? '' : `.${digits}`}Z`;
};

/** A ratio with the precision of a Single, without the noise of a double. */
export const single = (value: number): number => Number(value.toPrecision(6));
