/** Whether a version is older than another, number by number: `Intel:22.160.0.4` is older than `Intel:23.60.1.2`. */
export const isOlder = (version: string, than: string): boolean => {
  const [one, other] = [numbersOf(version), numbersOf(than)];
  for (const [index, part] of one.entries()) {
    const difference = part - (other[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return one.length > 0 && other.length > one.length;
};

const numbersOf = (version: string): readonly number[] => (version.match(/\d+/g) ?? []).map(Number);
