import { useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { BadIdPage } from './BadIdPage.tsx';
import { isFileId } from './file-id.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { readRecordId } from './record-id.ts';
import { readSessionPlace } from './session-place.ts';
import { SessionPage } from './SessionPage.tsx';

const FileSessionPage = lazy(async () => ({ default: (await import('./FilePage.tsx')).FileSessionPage }));

export const SessionRoute = () => {
  const { id: text = '', session = '' } = useParams({ strict: false });
  if (isFileId(text)) return <FileSessionPage session={session} />;
  const id = readRecordId(text);
  const place = readSessionPlace(session);
  if (id === undefined) return <BadIdPage text={text} />;
  return place === undefined ? <NotFoundPage /> : <SessionPage key={id} id={id} place={place} />;
};
