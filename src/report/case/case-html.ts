import { err, ok, type Result } from '#base/result';

/** Id of the script that holds the data, for the viewer inside the file. */
export const CASE_DATA_ID = 'earshot-case';

/** In the viewer without data it stands where the data goes. */
export const CASE_PLACE = '<!--the case-->';

/**
 * Put together, because the viewer around the data holds this code too: as one text it would be found twice in every
 * case file.
 */
const OPENING = ['<script type="application/json" id="', CASE_DATA_ID, '">'].join('');
const CLOSING = ['</', 'script>'].join('');

/** The file, in parts: the viewer with the data of `writeCaseFile` in its place. Throws for a viewer without a place. */
export const putCaseInto = (viewer: string, data: string): readonly string[] => {
  const at = viewer.indexOf(CASE_PLACE);
  if (at < 0) throw new Error('The viewer has no place for a case.');
  return [viewer.slice(0, at), OPENING, data, CLOSING, viewer.slice(at + CASE_PLACE.length)];
};

/** Whether a text is HTML rather than JSON, by its beginning. */
export const looksLikeHtml = (text: string): boolean => /^\uFEFF?\s*<(!doctype html|html)/i.test(text);

/**
 * The data in the text of a case file. Nothing of the file is run or even parsed as HTML: the data stands between two
 * exact marks, the first of which is there once, or it is no case file.
 */
export const findCaseData = (html: string): Result<string, string> => {
  const start = html.indexOf(OPENING);
  if (start < 0) return err('a page, but no case file of Earshot');
  if (html.indexOf(OPENING, start + 1) >= 0) return err('it holds data twice, which no case file does');
  const from = start + OPENING.length;
  const end = html.indexOf(CLOSING, from);
  return end < 0 ? err('its data is cut off') : ok(html.slice(from, end));
};
