import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { CandidateRow, type CandidateLine } from './CandidateRow.tsx';
import './finder.css';
import { FinderChips, type Chip } from './FinderChips.tsx';
import { RulerHead, type RulerScale } from './Ruler.tsx';

type Props = {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly chips: readonly Chip[];
  readonly note: string;
  readonly isSearching: boolean;
  readonly candidates: readonly CandidateLine[];
  readonly scale: RulerScale | undefined;
  readonly onOpen: (recordId: string) => void;
  /** Enter before anything was found: an id alone opens without a search. */
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly box: RefObject<HTMLInputElement | null>;
  /** On the page it stands in the flow; in the bar what it finds hangs below. */
  readonly place: 'page' | 'bar';
};

/** More are found by saying more. */
const SHOWN = 3;
const MOST_TEXT = 4_000;

/** Takes anything pasted, shows as what it was read, and the calls it may mean. */
export const Finder = (props: Props) => {
  const { text, candidates, scale, box, place } = props;
  const listId = useId();
  const [all, setAll] = useState(false);
  const shown = all ? candidates.slice(0, 20) : candidates.slice(0, SHOWN);
  const keys = useFinderKeys(props, shown);
  const isOpen = text.trim() !== '';
  return (
    <search className={`finder ${place}`} aria-label="Find a call">
      <div className="finder-field">
        <Icon name="search" />
        <input
          ref={box}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          maxLength={MOST_TEXT}
          aria-label="Find a call"
          aria-keyshortcuts="Control+K /"
          aria-expanded={isOpen && shown.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(keys.active === undefined ? {} : { 'aria-activedescendant': `${listId}-${keys.active}` })}
          placeholder="Paste a ticket, id, join link, name or number"
          value={text}
          onChange={(event) => {
            props.onText(event.target.value);
            keys.rest();
            setAll(false);
          }}
          onKeyDown={keys.onKeyDown}
        />
        {isOpen ? (
          <Button look="bare" icon="close" label="Clear" onClick={() => props.onText('')} />
        ) : (
          <Kbd>Ctrl K</Kbd>
        )}
      </div>
      <div className="finder-found" hidden={!isOpen}>
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
              active={index === (keys.active ?? 0)}
              scale={scale}
              onOpen={() => props.onOpen(line.id)}
            />
          ))}
        </div>
        {candidates.length > shown.length && (
          <Button look="bare" onClick={() => setAll(true)}>
            {candidates.length - shown.length} more that fit less
          </Button>
        )}
        {shown.length === 0 && !props.isSearching && isOpen && (
          <p className="finder-none">
            No call found. A person, a day and a time together find one most of the time.
          </p>
        )}
      </div>
    </search>
  );
};

/** ↑ ↓ choose, Enter opens, and a figure picks: at once with Alt, and by itself after an arrow. */
const useFinderKeys = (props: Props, shown: readonly CandidateLine[]) => {
  const [active, setActive] = useState<number>();
  const at = active !== undefined && active < shown.length ? active : undefined;
  const open = (index: number): boolean => {
    const line = shown[index];
    if (line !== undefined) props.onOpen(line.id);
    return line !== undefined;
  };
  const act = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    const figure = /^[1-3]$/.test(event.key) ? Number(event.key) : undefined;
    if (figure !== undefined && (event.altKey || at !== undefined)) return open(figure - 1);
    switch (event.key) {
      case 'ArrowDown':
        setActive(Math.min((at ?? -1) + 1, shown.length - 1));
        return shown.length > 0;
      case 'ArrowUp':
        setActive(at === undefined || at === 0 ? undefined : at - 1);
        return true;
      case 'Enter':
        if (!open(at ?? 0)) props.onEnter();
        return true;
      case 'Escape':
        if (props.text === '') props.onLeave();
        else props.onText('');
        return true;
      default:
        return false;
    }
  };
  return {
    active: at,
    rest: () => setActive(undefined),
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
      if (act(event)) event.preventDefault();
    },
  };
};
