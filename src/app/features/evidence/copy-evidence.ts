/** What went onto the clipboard, in words, and whether it was all that was asked for. */
export type Copied = { readonly words: string; readonly isWhole: boolean };

export type Copying = {
  /** Kept only when the export is allowed; nothing is copied before. */
  readonly permission: Promise<void>;
  readonly png: Blob;
  readonly html: string;
  readonly plain: string;
  /** Where the picture goes when the clipboard does not take it. Gives the file's name. */
  readonly save: () => string;
};

/** The browser's clipboard, as far as it has one. */
export type Board = {
  readonly write: ((items: readonly Readonly<Record<string, Promise<Blob>>>[]) => Promise<void>) | undefined;
  readonly writeText: ((text: string) => Promise<void>) | undefined;
};

/**
 * Picture, HTML and plain text in one action. The promises are handed over inside the click, while the browser still
 * takes it for one; a browser that allows less gets the text, and the picture is saved instead. Rejects when the
 * export is not allowed, and then nothing was copied.
 */
export const copyPictureAndText = async (copying: Copying, board: Board): Promise<Copied> => {
  const { permission, png, html, plain, save } = copying;
  const kept = <Value>(value: Value): Promise<Value> => permission.then(() => value);
  if (board.write !== undefined) {
    try {
      await board.write([
        {
          'image/png': kept(png),
          'text/html': kept(new Blob([html], { type: 'text/html' })),
          'text/plain': kept(new Blob([plain], { type: 'text/plain' })),
        },
      ]);
      return { words: 'Picture and text copied.', isWhole: true };
    } catch {
      // Told apart below: a refused export, or a browser that takes less.
    }
  }
  await permission;
  const isTextCopied = await attempt(board.writeText?.(plain));
  const name = save();
  return isTextCopied
    ? {
        words: `Only the text was copied: this browser takes no picture with it. The picture is saved as ${name}.`,
        isWhole: false,
      }
    : {
        words: `Nothing was copied: the browser did not allow it. The picture is saved as ${name}; the text stands under Text.`,
        isWhole: false,
      };
};

/** The text alone: Markdown for plain editors, HTML for rich ones. */
export const copyTexts = async (
  { permission, html, markdown }: Pick<Copying, 'permission' | 'html'> & { readonly markdown: string },
  board: Board,
): Promise<Copied> => {
  const kept = (text: string, type: string) => permission.then(() => new Blob([text], { type }));
  if (board.write !== undefined) {
    try {
      await board.write([
        { 'text/html': kept(html, 'text/html'), 'text/plain': kept(markdown, 'text/plain') },
      ]);
      return { words: 'Text copied, as Markdown and for rich editors.', isWhole: true };
    } catch {
      // As above.
    }
  }
  await permission;
  if (await attempt(board.writeText?.(markdown)))
    return { words: 'Text copied, as Markdown only.', isWhole: false };
  return {
    words: 'Nothing was copied: the browser did not allow it. The text stands under Text.',
    isWhole: false,
  };
};

const attempt = async (writing: Promise<void> | undefined): Promise<boolean> => {
  if (writing === undefined) return false;
  try {
    await writing;
    return true;
  } catch {
    return false;
  }
};

/** The clipboard of this browser. */
export const browserBoard = (): Board => {
  // On plain HTTP there is none, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const hasItems = typeof ClipboardItem !== 'undefined' && clipboard !== undefined && 'write' in clipboard;
  return {
    write: hasItems
      ? (items) => clipboard.write(items.map((item) => new ClipboardItem({ ...item })))
      : undefined,
    writeText: clipboard === undefined ? undefined : (text) => clipboard.writeText(text),
  };
};
