import { isEnum, membersOf, UNKNOWN_FUTURE_VALUE } from '#calls/enums';
import { FIELDS } from '#calls/fields';

/**
 * What every client is sent of each property that is an enumeration: the members before the sentinel. Those behind it,
 * and those newer than the metadata, arrive as `unknownFutureValue` unless the client asks with Prefer:
 * include-unknown-enum-members.
 */
const SENT: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.values(FIELDS).flatMap((fields) =>
    Object.entries(fields).flatMap(([property, { type }]) => {
      if (!isEnum(type)) return [];
      const members = membersOf(type);
      const sentinel = members.indexOf(UNKNOWN_FUTURE_VALUE);
      return [[property, new Set(sentinel < 0 ? members : members.slice(0, sentinel + 1))] as const];
    }),
  ),
);

/** The value that a client sees which did not ask for unknown members; a known one in its own spelling stays as it is. */
export const sentMember = (property: string, value: string): string => {
  const members = SENT.get(property);
  if (members === undefined || members.has(value)) return value;
  // Older records have Windows and Teams in capitals.
  return [...members].some((member) => member.toLowerCase() === value.toLowerCase())
    ? value
    : UNKNOWN_FUTURE_VALUE;
};
