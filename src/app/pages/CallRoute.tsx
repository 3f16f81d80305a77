import { useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { BadIdPage } from './BadIdPage.tsx';
import { CallPage } from './CallPage.tsx';
import { isFileId } from './file-id.ts';
import { readRecordId } from './record-id.ts';

const FilePage = lazy(async () => ({ default: (await import('./FilePage.tsx')).FilePage }));

/** One page per record: another id is another page, with nothing left over from the one before. */
export const CallRoute = () => {
  const { id: text = '' } = useParams({ strict: false });
  if (isFileId(text)) return <FilePage />;
  const id = readRecordId(text);
  return id === undefined ? <BadIdPage text={text} /> : <CallPage key={id} id={id} />;
};
