import {
  useEffect,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type FocusEvent,
  type RefObject,
} from 'react';
import type { SessionPart } from '#report/list/session-rows';
import { shortcutKey } from '../../frame/single-key.ts';
import { pan, orWhole, zoomIn, zoomOut } from './zoom.ts';
import { canOpen, type GridItem, type PersonItem } from './grid-items.ts';
import { moveFor, typedAhead, type GridMove } from './grid-keys.ts';
import type { LinesHandle } from './GridLines.tsx';
import type { GridLayout } from './grid-layout.ts';
import type { SessionGridProps } from './SessionGrid.tsx';
import type { ActiveItem } from './useActiveItem.ts';
import { useTypeAhead } from './useTypeAhead.ts';

type Setting = SessionGridProps & {
  readonly items: readonly GridItem[];
  readonly active: ActiveItem;
  readonly layout: GridLayout;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly linesRef: RefObject<LinesHandle>;
};

const indexAt = (target: EventTarget): number | undefined => {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return line === null ? undefined : Number(line.dataset['index']);
};

/** One listener of each kind for all rows. */
export const useGridEvents = (setting: Setting) => {
  const { items, active, linesRef, scroller } = setting;
  const goTo = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    linesRef.current.wantsFocus = item.id;
    active.setId(item.id);
    linesRef.current.scrollTo(index);
  };

  /** Opens and closes a line; a group does so wherever it is pressed. */
  const toggle = (item: GridItem, open = !setting.opened.has(item.id)) => {
    if (item.kind === 'group') setting.onOpenGroup(item.group, open);
    else setting.onOpen(item.row, open);
  };

  const act = (move: GridMove) => {
    const item = items[active.index];
    const whole = setting.whole;
    const window = setting.window ?? whole;
    setting.onTouch();
    switch (move.kind) {
      case 'go':
        return goTo(move.to);
      case 'open':
        return item && toggle(item, move.open);
      case 'select':
        return item && (item.kind === 'group' ? toggle(item) : setting.onSelect(item.row));
      case 'visit':
        return item && (item.kind === 'group' ? toggle(item) : setting.onVisit(partOf(item)));
      case 'zoom': {
        const next = {
          in: () => zoomIn(window, whole),
          out: () => zoomOut(window, whole),
          whole: () => whole,
        };
        return setting.onWindow(orWhole(next[move.by](), whole));
      }
      case 'pan':
        return setting.onWindow(orWhole(pan(window, whole, move.direction), whole));
    }
  };

  const ahead = useTypeAhead();
  useWheelZoom(setting);

  return {
    handlers: {
      onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => {
        if (event.target instanceof Element && event.target.closest('.hd')) return moveInHead(event, goTo);
        if (indexAt(event.target) === undefined) return undefined;
        const typed = ahead.read(event.nativeEvent);
        if (typed !== undefined) {
          event.preventDefault();
          const to = typedAhead(items, active.index, typed);
          return to === undefined ? undefined : goTo(to);
        }
        if (event.key.length === 1 && event.key !== ' ' && shortcutKey(event.nativeEvent) === undefined)
          return undefined;
        const item = items[active.index];
        const move = moveFor(event, {
          items,
          index: active.index,
          pageSize: Math.max(
            1,
            Math.floor((scroller.current?.clientHeight ?? 0) / setting.layout.rowHeight) - 2,
          ),
          isOpen: item !== undefined && setting.opened.has(item.id),
        });
        if (move === undefined) return undefined;
        event.preventDefault();
        return act(move);
      },
      onClick: (event: MouseEvent<HTMLDivElement>) => {
        const item = items[indexAt(event.target) ?? -1];
        if (item === undefined) return;
        setting.onTouch();
        active.setId(item.id);
        const onExpander =
          event.target instanceof Element && event.target.closest('[data-expander]') !== null;
        if (item.kind === 'group' || (onExpander && canOpen(item))) toggle(item);
        else setting.onSelect(item.row);
      },
      onDoubleClick: (event: MouseEvent<HTMLDivElement>) => {
        const item = items[indexAt(event.target) ?? -1];
        const onControl = event.target instanceof Element && event.target.closest('[data-expander], button');
        if (item !== undefined && item.kind !== 'group' && !onControl) setting.onVisit(partOf(item));
      },
      onFocus: (event: FocusEvent<HTMLDivElement>) => {
        const item = items[indexAt(event.target) ?? -1];
        if (item !== undefined) active.setId(item.id);
      },
    },
  };
};

/** The session a line stands for; a person with several begins with the first. */
const partOf = (item: PersonItem): SessionPart | undefined =>
  item.kind === 'session' ? item.row.parts[0] : item.part;

/** ← → between the heads, ↓ into the rows: the heads are one stop of the Tab key. */
const moveInHead = (event: KeyboardEvent<HTMLDivElement>, goTo: (index: number) => void): void => {
  if (event.key === 'ArrowDown') {
    event.preventDefault();
    return goTo(0);
  }
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.hd button')];
  const here = buttons.findIndex((button) => button === event.target);
  event.preventDefault();
  buttons[here + step]?.focus();
};

/** Ctrl and the wheel zoom at the pointer, Shift and the wheel pan. React's wheel listener cannot hold the page still. */
const useWheelZoom = (setting: Setting): void => {
  const latest = useRef(setting);
  useEffect(() => {
    latest.current = setting;
  });
  const { scroller } = setting;
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.shiftKey) return;
      event.preventDefault();
      const { whole, onWindow, layout } = latest.current;
      const window = latest.current.window ?? whole;
      const turn = event.deltaY === 0 ? event.deltaX : event.deltaY;
      const laneEnd = element.getBoundingClientRect().left + element.clientWidth - LANE_MARGIN;
      const fraction = Math.min(1, Math.max(0, 1 - (laneEnd - event.clientX) / layout.laneWidth));
      const next = event.ctrlKey
        ? (turn < 0 ? zoomIn : zoomOut)(window, whole, fraction)
        : pan(window, whole, turn < 0 ? -1 : 1);
      onWindow(orWhole(next, whole));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [scroller]);
};

/** Between the lane and the right edge of the list. */
export const LANE_MARGIN = 16;
