import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { LimitSet } from '#quality/limit-sets';
import { fieldLimits } from '#report/session/field-limits';
import { fieldWords } from '#report/session/field-words';
import type { JsonLine } from '#report/session/json-lines';
import { Button } from '../../ui/Button.tsx';

type Props = {
  /** Undefined while the JSON is on its way. */
  readonly lines: readonly JsonLine[] | undefined;
  readonly error: string | undefined;
  readonly path: string | undefined;
  readonly onPath: (path: string) => void;
  readonly onCopy: (text: string, done: string) => void;
  readonly limits: LimitSet;
  /** The whole, as text. */
  readonly whole: () => string;
  readonly box: RefObject<HTMLDivElement | null>;
};

const LINE = 17;

/** What Graph sent of this session, line by line, with what the line under the cursor means. */
export const JsonPane = ({ lines, error, path, onPath, onCopy, limits, whole, box }: Props) => {
  const line = lines?.find((candidate) => candidate.path === path && candidate.key !== undefined);
  return (
    <section className="raw" aria-labelledby="raw-title">
      <div className="sectionhead">
        <h2 className="h3" id="raw-title">
          Raw JSON
        </h2>
        <code className="raw-path">
          <PathWords path={path ?? ''} />
        </code>
        <span className="grow" />
        <Button
          look="bare"
          icon="copy"
          disabled={path === undefined}
          onClick={() => onCopy(path ?? '', 'Path copied')}
        >
          Copy path
        </Button>
        <Button
          look="bare"
          icon="copy"
          disabled={lines === undefined}
          onClick={() => onCopy(whole(), 'JSON copied')}
        >
          Copy JSON
        </Button>
      </div>
      <div className="rawgrid">
        {lines === undefined ? (
          <p className="muted">{error ?? 'Reading the JSON'}</p>
        ) : (
          <Lines lines={lines} path={path} onPath={onPath} onCopy={onCopy} box={box} />
        )}
        <FieldCard line={line} limits={limits} />
      </div>
    </section>
  );
};

/** The last name in the accent: it is the one the card tells of. */
const PathWords = ({ path }: { readonly path: string }) => {
  const cut = path.lastIndexOf('.') + 1;
  return (
    <>
      {path.slice(0, cut)}
      <b>{path.slice(cut)}</b>
    </>
  );
};

type LinesProps = Pick<Props, 'path' | 'onPath' | 'onCopy' | 'box'> & { readonly lines: readonly JsonLine[] };

const Lines = ({ lines, path, onPath, onCopy, box }: LinesProps) => {
  const listId = useId();
  const own = useRef<HTMLDivElement>(null);
  // Closing brackets have no path, and no line is chosen yet without one.
  const active = path === undefined ? -1 : lines.findIndex((line) => line.path === path);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => own.current,
    estimateSize: () => LINE,
    overscan: 20,
  });
  useEffect(() => {
    if (active >= 0) virtualizer.scrollToIndex(active, { align: 'auto' });
  }, [active, virtualizer]);
  const goTo = (index: number, step: 1 | -1) => {
    // Closing brackets tell of nothing: over them to the next line that does.
    let at = Math.max(0, Math.min(lines.length - 1, index));
    while (lines[at] !== undefined && lines[at]?.path === undefined) at += step;
    const to = lines[at]?.path;
    if (to !== undefined) onPath(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(active + 1, 1),
      ArrowUp: () => goTo(active - 1, -1),
      PageDown: () => goTo(active + 12, 1),
      PageUp: () => goTo(active - 12, -1),
      Home: () => goTo(0, 1),
      End: () => goTo(lines.length - 1, -1),
      y: () => onCopy(valueOf(lines[active]), 'Value copied'),
    };
    const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  return (
    <div
      ref={(element) => {
        own.current = element;
        box.current = element;
      }}
      className="raw-lines"
      role="listbox"
      tabIndex={0}
      aria-label="JSON of this session"
      aria-keyshortcuts="J"
      {...(active >= 0 ? { 'aria-activedescendant': `${listId}-${active}` } : {})}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: virtualizer.getTotalSize() }} role="presentation">
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index];
          return (
            line && (
              <div
                key={key}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === active}
                aria-posinset={index + 1}
                aria-setsize={lines.length}
                tabIndex={-1}
                className={index === active ? 'on' : undefined}
                style={{ transform: `translateY(${start}px)`, paddingInlineStart: line.depth * 12 }}
                onPointerDown={() => line.path !== undefined && onPath(line.path)}
              >
                {line.key !== undefined && <span className="second">{JSON.stringify(line.key)}: </span>}
                <bdi>{line.text}</bdi>
              </div>
            )
          );
        })}
      </div>
    </div>
  );
};

const valueOf = (line: JsonLine | undefined): string => {
  const text = line?.text.replace(/,$/, '') ?? '';
  return text.startsWith('"') ? text.slice(1, -1) : text;
};

type FieldProps = { readonly line: JsonLine | undefined; readonly limits: LimitSet };

const FieldCard = ({ line, limits }: FieldProps) => {
  if (line?.key === undefined) return <p className="muted">Choose a line to see what it means.</p>;
  const { means, wire, measuredBy, seen } = fieldWords(line.owner, line.key);
  const judgedBy = fieldLimits(line.owner, line.key, limits);
  return (
    <dl className="fieldcard">
      <dt>Means</dt>
      <dd>{means ?? 'Not described: Graph sends more than its documentation names.'}</dd>
      {wire !== undefined && (
        <>
          <dt>Wire form</dt>
          <dd>{wire}</dd>
        </>
      )}
      {measuredBy !== undefined && (
        <>
          <dt>Measured by</dt>
          <dd>{measuredBy}</dd>
        </>
      )}
      {judgedBy !== undefined && (
        <>
          <dt>Limits</dt>
          <dd>{judgedBy}</dd>
        </>
      )}
      <dt>Sent as</dt>
      <dd>
        <code>{line.text.replace(/,$/, '')}</code>
      </dd>
      <dt>Seen by</dt>
      <dd>{seen}</dd>
    </dl>
  );
};
