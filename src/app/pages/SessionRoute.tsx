import { useParams } from '@tanstack/react-router';
import { BadIdPage } from './BadIdPage.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { readRecordId } from './record-id.ts';
import { readSessionPlace } from './session-place.ts';
import { SessionPage } from './SessionPage.tsx';

export const SessionRoute = () => {
  const { id: text, session } = useParams({ from: '/frame/calls/$id/sessions/$session' });
  const id = readRecordId(text);
  const place = readSessionPlace(session);
  if (id === undefined) return <BadIdPage text={text} />;
  return place === undefined ? <NotFoundPage /> : <SessionPage key={id} id={id} place={place} />;
};
