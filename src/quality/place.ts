/** Where a session stands in its record. `index` counts the record's sessions over all pages, from 0. */
export const sessionPath = (index: number): string => `sessions[${index}]`;

/** Where a medium stands: `sessions[37].segments[0].media[0]`. */
export const mediaPath = (session: number, segment: number, media: number): string =>
  `${sessionPath(session)}.segments[${segment}].media[${media}]`;
