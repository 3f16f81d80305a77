/** Puts a text on the clipboard and says so, or that the browser did not allow it. */
export const copyText = async (
  text: string,
  done: string,
  notify: (words: string) => void,
): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    notify(done);
  } catch {
    notify('The browser did not allow copying.');
  }
};
