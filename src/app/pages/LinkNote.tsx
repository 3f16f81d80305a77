import { useLocation } from '@tanstack/react-router';
import { linkedVersion } from './call-link.ts';

/** Says that the record is another by now than it was when the link to it was made. */
export const LinkNote = ({ version }: { readonly version: string | undefined }) => {
  const linked = useLocation({ select: ({ searchStr }) => linkedVersion(searchStr) });
  if (linked === undefined || version === undefined || linked === version) return null;
  return (
    <p className="link-note" role="status">
      This link was made of version {linked} of the record. Graph has written version {version} since:
      numbers, verdict and the order of sessions may differ.
    </p>
  );
};
