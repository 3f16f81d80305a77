import type { ReactNode } from 'react';
import type { OpenedFile } from '../data/opened-file.ts';
import { addFiles, openFiles } from '../data/open-files.ts';
import { useOpenedFile } from '../data/useOpenedFile.ts';
import { chooseFiles } from '../features/drop-zone/dropped-files.ts';
import { FileEntries } from '../features/drop-zone/FileEntries.tsx';
import { FileStrip } from '../features/record-strip/FileStrip.tsx';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';
import { useNow } from '../ui/useNow.ts';
import { fileWords } from './file-words.ts';
import { saveCaseFile } from './save-case-file.ts';
import { OpenedCall, OpenedSession } from './OpenedCall.tsx';

/** The call opened from files, or what there is to do without one. */
export const FilePage = () => <WithFile>{(file) => <FileCall key={file.serial} file={file} />}</WithFile>;

/** One of its sessions. */
export const FileSessionPage = ({ session }: { readonly session: string }) => (
  <WithFile>{(file) => <OpenedSession key={file.serial} file={file} session={session} />}</WithFile>
);

const WithFile = ({ children }: { readonly children: (file: OpenedFile) => ReactNode }) => {
  const file = useOpenedFile();
  if (file === undefined) return <NoFile />;
  if (file.state === 'no-call') return <NoCall file={file} />;
  if (file.record === undefined) return <Skeleton label="Opening the files" rows={12} />;
  return children(file);
};

const FileCall = ({ file }: { readonly file: OpenedFile }) => {
  const words = fileWords(file, useNow());
  return (
    <OpenedCall
      file={file}
      saveCase={saveCaseFile}
      strip={<FileStrip {...words} onAdd={() => chooseFiles(addFiles)} />}
    />
  );
};

const Choose = () => (
  <Button look="main" icon="file" onClick={() => chooseFiles(openFiles)}>
    Choose files
  </Button>
);

const NoFile = () => (
  <StateMessage
    heading="No file is open"
    level={1}
    actions={<Choose />}
    detail="Files are read here, in a closed-off worker, and sent nowhere. Limit 16 MiB each, 128 MiB for a case file."
  >
    <p>
      Choose or drop a call record saved as JSON: the record, pages of its sessions, or a folder of them; or a
      case file. What was open is forgotten when the page is loaded anew.
    </p>
  </StateMessage>
);

const NoCall = ({ file }: { readonly file: OpenedFile }) => (
  <StateMessage
    heading={file.entries.length === 1 ? 'No call in this file' : 'No call in these files'}
    level={1}
    role="alert"
    actions={<Choose />}
    detail="A call record is what Graph answers to GET /communications/callRecords/{id}, or to …/sessions; a case file is what Earshot saves of one."
  >
    <FileEntries entries={file.entries} />
  </StateMessage>
);
