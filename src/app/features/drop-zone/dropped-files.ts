/** A file with its path in the folder that was dropped, or its name. */
export type DroppedFile = { readonly name: string; readonly file: File };

/** More are left out without looking: nobody saves a call in so many. */
const MOST = 2_000;

/** How many things are being dragged; folders count as one until they are dropped. */
export const countDragged = (data: DataTransfer | null): number =>
  [...(data?.items ?? [])].filter(({ kind }) => kind === 'file').length;

/** The files of a drop, those in folders too. Has to be called while the drop is being handled. */
export const droppedFiles = async (data: DataTransfer | null): Promise<readonly DroppedFile[]> => {
  const entries = [...(data?.items ?? [])]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) return [...(data?.files ?? [])].map((file) => ({ name: file.name, file }));
  const files: DroppedFile[] = [];
  for (const entry of entries) await collect(entry, '', files);
  return files;
};

const collect = async (entry: FileSystemEntry, path: string, into: DroppedFile[]): Promise<void> => {
  if (into.length >= MOST) return;
  const name = `${path}${entry.name}`;
  if (isFile(entry)) {
    into.push({ name, file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)) });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    // A folder is read in portions; an empty one is its end.
    for (;;) {
      const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (portion.length === 0) return;
      for (const inside of portion) await collect(inside, `${name}/`, into);
    }
  }
};

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Lets a person choose files. Nothing comes when they choose none. */
export const chooseFiles = (onChosen: (files: readonly DroppedFile[]) => void): void => {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = '.json,application/json,.html,text/html';
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])].map((file) => ({ name: file.name, file }));
    if (files.length > 0) onChosen(files);
  });
  input.click();
};
