import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CandidateRow, type CandidateLine } from './CandidateRow.tsx';
import { FinderChips, type Chip } from './FinderChips.tsx';
import { RulerHead, type RulerScale } from './Ruler.tsx';

type Props = {
  readonly listId: string;
  /** The candidate that the keys have reached; the first before they have. */
  readonly active: number | undefined;
  readonly chips: readonly Chip[];
  readonly note: string;
  readonly isSearching: boolean;
  readonly candidates: readonly CandidateLine[];
  readonly scale: RulerScale | undefined;
  readonly onOpen: (recordId: string) => void;
};

/** More are found by saying more. */
const SHOWN = 3;
const MOST = 20;

/** What was understood, and the calls it may mean, the likeliest first. */
export const Finder = ({ listId, active, candidates, scale, ...props }: Props) => {
  const [all, setAll] = useState(false);
  const shown = candidates.slice(0, all ? MOST : Math.max(SHOWN, (active ?? 0) + 1));
  const hidden = candidates.length - shown.length;
  return (
    <div className="finder-found">
      <FinderChips chips={props.chips} note={props.note} isSearching={props.isSearching} />
      {shown.length > 0 && (
        <div className="cand-head muted" aria-hidden="true">
          <span />
          <span>Match</span>
          <span>Call and why it fits</span>
          {scale !== undefined && <RulerHead scale={scale} />}
          <span>Record</span>
        </div>
      )}
      <div
        id={listId}
        role="listbox"
        aria-label="Calls that may be meant"
        className="cands"
        hidden={shown.length === 0}
      >
        {shown.map((line, index) => (
          <CandidateRow
            key={line.id}
            line={line}
            place={index}
            optionId={`${listId}-${index}`}
            active={index === (active ?? 0)}
            scale={scale}
            onOpen={() => props.onOpen(line.id)}
          />
        ))}
      </div>
      {hidden > 0 && (
        <Button look="bare" onClick={() => setAll(true)}>
          {hidden} more that {hidden === 1 ? 'fits' : 'fit'} less
        </Button>
      )}
      {shown.length === 0 && !props.isSearching && (
        <p className="finder-none">
          No call found. A person, a day and a time together find one most of the time.
        </p>
      )}
    </div>
  );
};
