import { ROLE_WORDS } from '../frame/role-words.ts';
import { ApiError } from '../data/ApiError.ts';
import { errorWords } from '../ui/error-words.ts';

/** Said before anything is tried by those who have not the role. */
export const NO_EXPORT = `That takes the role “${ROLE_WORDS['CallQuality.Export'].name}” (CallQuality.Export), which your account does not have. Ask the people who run Earshot for it.`;

const NOTHING_LEFT = 'Nothing was written out.';

/** Why nothing was written out, in words for the one who wanted it. */
export const exportErrorWords = (error: unknown): string => {
  if (!(error instanceof ApiError)) {
    return `${error instanceof Error ? error.message : String(error)} ${NOTHING_LEFT}`;
  }
  const { code, retryAfterSeconds } = error;
  if (code === 'forbidden') return `${NO_EXPORT} ${NOTHING_LEFT}`;
  if (code === 'rate-limited')
    return `That is more exports than are allowed in a while. ${waitWords(retryAfterSeconds)} ${NOTHING_LEFT}`;
  if (code === 'audit-unavailable')
    return `The proxy could not write this export into its audit trail, so it did not allow it. Try again in a moment. ${NOTHING_LEFT}`;
  const { heading, sentence } = errorWords(error);
  return `${heading}. ${sentence} ${NOTHING_LEFT}`;
};

const waitWords = (seconds: number | undefined): string => {
  if (seconds === undefined) return 'Wait a moment and try again.';
  return seconds < 120
    ? `Wait ${seconds} s and try again.`
    : `Wait ${Math.ceil(seconds / 60)} min and try again.`;
};
