const DURATION = /^([+-])?P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * An OData duration (`PT0.016S`, `PT1M2.5S`, `P1DT2H`, `-PT3S`) in milliseconds; undefined when it is none.
 * Seconds are shifted as text, because 0.029 × 1000 is not 29 in binary.
 */
export const durationMsOf = (text: string): number | undefined => {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const [, sign, days, hours, minutes, seconds] = match;
  if (days === undefined && hours === undefined && minutes === undefined && seconds === undefined) {
    return undefined;
  }
  const whole = (Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0);
  const milliseconds = whole * 60_000 + Number(`${seconds ?? '0'}e3`);
  if (!Number.isFinite(milliseconds)) return undefined;
  return sign === '-' && milliseconds !== 0 ? -milliseconds : milliseconds;
};
