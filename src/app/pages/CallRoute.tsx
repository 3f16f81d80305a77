import { useParams } from '@tanstack/react-router';
import { readRecordId } from './record-id.ts';
import { BadIdPage } from './BadIdPage.tsx';
import { CallPage } from './CallPage.tsx';

/** One page per record: another id is another page, with nothing left over from the one before. */
export const CallRoute = () => {
  const { id: text } = useParams({ from: '/frame/calls/$id' });
  const id = readRecordId(text);
  return id === undefined ? <BadIdPage text={text} /> : <CallPage key={id} id={id} />;
};
