import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OpenedFile } from '../data/opened-file.ts';
import { useOpenedFile } from '../data/useOpenedFile.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';
import { OpenedCall, OpenedSession } from './OpenedCall.tsx';

/** The call inside the case file. */
export const CasePage = () => <WithCase>{(file) => <OpenedCall file={file} />}</WithCase>;

/** One of its sessions. */
export const CaseSessionPage = () => {
  const { session = '' } = useParams({ strict: false });
  return <WithCase>{(file) => <OpenedSession file={file} session={session} />}</WithCase>;
};

const WithCase = ({ children }: { readonly children: (file: OpenedFile) => ReactNode }) => {
  const file = useOpenedFile();
  if (file === undefined || file.state === 'reading') return <Skeleton label="Opening the case" rows={12} />;
  return file.record === undefined ? <NoCase why="there is no call in it" /> : children(file);
};

/** A file whose data is not whole. */
export const NoCase = ({ why }: { readonly why: string }) => (
  <StateMessage
    heading="This case file cannot be read"
    level={1}
    role="alert"
    detail="It may have been cut off or altered on its way. Ask whoever made it for the file once more."
  >
    <p>The reason: {why}.</p>
  </StateMessage>
);
