import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { EpochMs } from '#base/units';
import { FinderField } from '../features/finder/FinderField.tsx';
import { holdTicket } from '../data/held-ticket.ts';
import { Button } from '../ui/Button.tsx';
import { sharedSearch } from '../useUrlView.ts';
import { onFindAsked } from './find-asked.ts';
import { findMove } from './find-keys.ts';

/** Reading tickets and ranking calls is a lot of code: it comes when somebody goes to the box. */
const load = () => import('./FindCalls.tsx');
const FindCalls = lazy(async () => ({ default: (await load()).FindCalls }));
const fetchAhead = () => void load().catch(() => undefined);

type Found = { readonly ids: readonly string[]; readonly at: EpochMs | undefined };
const NOTHING: Found = { ids: [], at: undefined };

/** Takes anything pasted. It stays in this component and goes nowhere else, because it may name people. */
export const FindBox = ({ place }: { readonly place: 'page' | 'bar' }) => {
  const router = useRouter();
  const box = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [text, setText] = useState('');
  const [found, setFound] = useState(NOTHING);
  const [active, setActive] = useState<number>();
  useEffect(() => onFindAsked(() => box.current?.select()), []);
  const onFound = useCallback((ids: Found['ids'], at: Found['at']) => setFound({ ids, at }), []);

  const type = (next: string) => {
    setText(next);
    setActive(undefined);
    setFound(NOTHING);
  };
  const open = (id: string) => {
    const { at } = found;
    holdTicket(id, text);
    type('');
    box.current?.blur();
    void router.navigate({
      to: '/calls/$id',
      params: { id },
      search: (before) => ({ ...sharedSearch(before), ...(at === undefined ? {} : { at: String(at) }) }),
    });
  };
  const act = (press: { readonly key: string; readonly altKey: boolean }): boolean => {
    const move = findMove(press, { text, ids: found.ids, active });
    if (move?.kind === 'open') open(move.id);
    if (move?.kind === 'go') setActive(move.to);
    if (move?.kind === 'leave' && text !== '') type('');
    else if (move?.kind === 'leave') box.current?.blur();
    return move !== undefined;
  };
  const isOpen = text.trim() !== '';
  return (
    <search className={`finder ${place}`} aria-label="Find a call">
      <FinderField
        ref={box}
        value={text}
        aria-expanded={isOpen && found.ids.length > 0}
        aria-controls={listId}
        {...(active === undefined ? {} : { 'aria-activedescendant': `${listId}-${active}` })}
        onFocus={fetchAhead}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (act(event)) event.preventDefault();
        }}
        {...(isOpen
          ? { end: <Button look="bare" icon="close" label="Clear" onClick={() => type('')} /> }
          : {})}
      />
      {isOpen && (
        <Suspense>
          <FindCalls text={text} active={active} listId={listId} onFound={onFound} onOpen={open} />
        </Suspense>
      )}
    </search>
  );
};
