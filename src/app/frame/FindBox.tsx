import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { findId, whyNotOpened } from './find-id.ts';
import './FindBox.css';
import { onFindAsked } from './find-asked.ts';

type Props = { readonly onOpen: (recordId: string) => void };

/** Takes a call record id, or any text that holds one, and opens it. Says in words what it cannot open. */
export const FindBox = ({ onOpen }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  const noteId = useId();
  const [text, setText] = useState('');
  const [note, setNote] = useState<string>();
  useEffect(() => onFindAsked(() => input.current?.select()), []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = findId(text);
    if (found.kind !== 'id') {
      setNote(whyNotOpened(found));
      return;
    }
    setText('');
    setNote(undefined);
    input.current?.blur();
    onOpen(found.id);
  };

  return (
    <search className="find">
      <form onSubmit={submit}>
        <div className="find-field">
          <Icon name="search" />
          <input
            ref={input}
            type="text"
            autoComplete="off"
            spellCheck={false}
            aria-label="Find a call"
            aria-describedby={noteId}
            aria-keyshortcuts="Control+K /"
            placeholder="Paste a call record id, or text that holds one"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setNote(undefined);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              if (note === undefined) event.currentTarget.blur();
              setNote(undefined);
            }}
          />
          <Kbd>Ctrl K</Kbd>
        </div>
        <output id={noteId} className={note === undefined ? 'vh' : 'find-note'}>
          {note}
        </output>
      </form>
    </search>
  );
};
