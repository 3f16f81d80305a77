import { useId, useMemo, useState, type KeyboardEvent, type RefObject } from 'react';
import { completeQuery, type Completion } from '#report/list/complete-query';
import { parseQuery } from '#report/list/row-query';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import './query-box.css';
import { QueryProblems } from './QueryProblems.tsx';

type Props = {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** What the rows hold of a field of free text. */
  readonly valuesOf: (field: string) => readonly string[];
  readonly box: RefObject<HTMLInputElement | null>;
};

const MOST = 200;

/** The filter as one types it, with what could follow; F puts the cursor here. */
export const QueryBox = ({ value, onChange, valuesOf, box }: Props) => {
  const listId = useId();
  const problemId = useId();
  const { problems } = useMemo(() => parseQuery(value), [value]);
  const list = useCompletions({ value, onChange, valuesOf, box });
  const className = ['filterbox', value === '' ? '' : 'on', problems.length > 0 ? 'wrong' : ''];
  return (
    <div className="querybox">
      <label className={className.filter(Boolean).join(' ')}>
        <Icon name="filter" small />
        <span className="vh">Filter sessions by words or by fields, such as loss&gt;5 net:wifi</span>
        <input
          ref={box}
          type="text"
          role="combobox"
          value={value}
          maxLength={MOST}
          placeholder="Filter"
          spellCheck={false}
          autoComplete="off"
          aria-keyshortcuts="F"
          aria-autocomplete="list"
          aria-expanded={list.isOpen}
          aria-controls={listId}
          aria-invalid={problems.length > 0}
          aria-describedby={problemId}
          {...(list.chosen === undefined ? {} : { 'aria-activedescendant': `${listId}-${list.chosen}` })}
          onChange={(event) => {
            onChange(event.target.value);
            list.moved(event.currentTarget);
          }}
          onSelect={(event) => list.moved(event.currentTarget)}
          onBlur={list.close}
          onKeyDown={list.onKeyDown}
        />
        {value === '' && <Kbd>F</Kbd>}
      </label>
      <QueryProblems id={problemId} text={value} problems={problems} hidden={list.isOpen} />
      <div
        id={listId}
        role="listbox"
        aria-label="What can follow"
        className="query-list"
        hidden={!list.isOpen}
      >
        {list.completions.map((completion, index) => (
          <div
            key={completion.insert}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === list.chosen}
            tabIndex={-1}
            onPointerDown={(event) => {
              // The cursor stays in the box.
              event.preventDefault();
              list.take(completion);
            }}
          >
            <code>{completion.insert.trim()}</code> <span className="muted">{completion.means}</span>
          </div>
        ))}
      </div>
    </div>
  );
};

/** Which completions there are at the cursor, which one the arrows have reached, and how one is taken. */
const useCompletions = ({ value, onChange, valuesOf, box }: Props) => {
  const [cursor, setCursor] = useState<number>();
  const [chosen, setChosen] = useState<number>();
  const completions = useMemo(
    () => (cursor === undefined ? [] : completeQuery(value, cursor, valuesOf)),
    [value, cursor, valuesOf],
  );
  const isOpen = completions.length > 0;

  const close = () => {
    setCursor(undefined);
    setChosen(undefined);
  };
  const take = ({ from, to, insert }: Completion) => {
    const next = `${value.slice(0, from)}${insert}${value.slice(to).trimStart()}`;
    onChange(next);
    setChosen(undefined);
    setCursor(from + insert.length);
    requestAnimationFrame(() => box.current?.setSelectionRange(from + insert.length, from + insert.length));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const completion = chosen === undefined ? undefined : completions[chosen];
    if (step !== 0) {
      event.preventDefault();
      if (cursor === undefined) return setCursor(event.currentTarget.selectionStart ?? value.length);
      if (isOpen)
        setChosen(((chosen ?? (step > 0 ? -1 : 0)) + step + completions.length) % completions.length);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && completion !== undefined) {
      event.preventDefault();
      take(completion);
    } else if (event.key === 'Enter') close();
    else if (event.key === 'Escape') {
      event.stopPropagation();
      if (isOpen) close();
      else if (value === '') event.currentTarget.blur();
      else onChange('');
    }
    return undefined;
  };
  return {
    completions,
    isOpen,
    chosen: isOpen ? chosen : undefined,
    close,
    take,
    onKeyDown,
    /** The cursor is elsewhere, by typing or by hand: what could follow is shown once something is typed. */
    moved: (input: HTMLInputElement) => {
      if (input.value !== '') setCursor(input.selectionStart ?? input.value.length);
      setChosen(undefined);
    },
  };
};
