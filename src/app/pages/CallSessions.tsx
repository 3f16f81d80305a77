import { useMemo } from 'react';
import type { Range } from '#base/range';
import { capital } from '#base/capital';
import { LIMIT_SETS } from '#quality/limit-sets';
import { activeParts, choices, filterRows } from '#report/list/row-filter';
import type { SessionPart } from '#report/list/session-rows';
import { createPresence } from '#report/list/presence';
import { FilterBar } from '../features/filter-bar/FilterBar.tsx';
import { NoFit } from '../features/filter-bar/NoFit.tsx';
import { LimitsSwitch } from '../features/limits/LimitsSwitch.tsx';
import { LimitsWords } from '../features/limits/LimitsWords.tsx';
import { ColumnsMenu } from '../features/session-grid/ColumnsMenu.tsx';
import { SessionGrid } from '../features/session-grid/SessionGrid.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Button } from '../ui/Button.tsx';
import { FilterChip } from '../ui/FilterChip.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { queryValues, toFilterChoices } from './call-words.tsx';
import { partWords } from './filter-words.ts';
import type { Call } from './useCall.ts';
import type { SessionList } from './useSessionList.ts';

const MINIMAP_BINS = 200;

type SessionsProps = {
  readonly call: Call;
  readonly list: SessionList;
  readonly zone: string;
  readonly whole: Range | undefined;
  readonly filterBox: React.RefObject<HTMLInputElement | null>;
  readonly onVisit: (part: SessionPart | undefined) => void;
};

/** The sessions as one list over time, with what it is filtered and judged by. */
export const CallSessions = ({ call, list, zone, whole, filterBox, onVisit }: SessionsProps) => {
  const presence = useMemo(() => whole && createPresence(whole, MINIMAP_BINS), [whole]);
  const people = useMemo(() => presence?.of(call.rows), [presence, call.rows]);
  return (
    <section className="sessions" aria-labelledby="sessions-title">
      <FilterBar
        filter={list.filter}
        onFilter={list.setFilter}
        onClear={list.clearFilter}
        choices={() => toFilterChoices(choices(call.rows))}
        labelOf={(part, value) => partWords({ part, values: [value] }, list.nameOf)}
        valuesOf={(field) => queryValues(field, call.rows)}
        counts={list.counts}
        fit={list.fit.length}
        total={call.rows.length}
        rest={list.view.rest}
        onRest={list.toggleRest}
        box={filterBox}
        group={list.view.group}
        onGroup={list.setGroup}
      >
        <CellChip list={list} />
        {list.selected === undefined && <LimitsSwitch value={list.view.limits} onChange={list.setLimits} />}
        <ColumnsMenu shown={list.view.columns} onShow={list.setColumns} />
        {list.window !== undefined && (
          <Button look="bare" shortcut="0" onClick={() => list.setWindow(undefined)}>
            Whole call
          </Button>
        )}
      </FilterBar>
      <LimitsWords limits={LIMIT_SETS[list.view.limits]} />
      {whole === undefined || people === undefined ? (
        <p className="no-times muted">The record names no times, so there is nothing to lay out.</p>
      ) : (
        <SessionGrid
          entries={list.entries}
          rows={list.shown.rows}
          unfit={list.unfit}
          presence={people}
          whole={whole}
          window={list.window}
          onWindow={list.setWindow}
          zone={zone}
          further={list.view.columns}
          ticketAt={list.view.at}
          sort={list.view.sort}
          onSort={list.setSort}
          opened={list.opened}
          onOpen={list.open}
          onOpenGroup={list.openGroup}
          selected={list.selected?.key}
          onSelect={list.select}
          onVisit={onVisit}
          onNearEnd={call.readMore}
          onTouch={list.touch}
          foot={<Foot call={call} list={list} />}
          notice={list.shown.late > 0 && <Late count={list.shown.late} onShow={list.settle} />}
        />
      )}
    </section>
  );
};

/** The cell of who hurt whom that is kept; pressed once more it lets everybody back. */
const CellChip = ({ list: { filter, setFilter, nameOf } }: { readonly list: SessionList }) => {
  const { cell } = filter;
  if (cell === undefined) return null;
  const values = [cell.medium, cell.sent, cell.heard];
  return (
    <FilterChip on onClick={() => setFilter({ ...filter, cell: undefined })}>
      {capital(partWords({ part: 'cell', values }, nameOf))}
    </FilterChip>
  );
};

const Late = ({ count, onShow }: { readonly count: number; readonly onShow: () => void }) => (
  <button type="button" className="late" onClick={onShow} aria-keyshortcuts="N">
    {count.toLocaleString('en')} more {count === 1 ? 'person' : 'people'}, show <Kbd>N</Kbd>
  </button>
);

/** Under the last row: why there are none, or that there is more to read. */
const Foot = ({ call, list }: Pick<SessionsProps, 'call' | 'list'>) => {
  const { reading, rows } = call;
  const isComplete = reading.state.kind === 'complete';
  const left = (reading.expected ?? reading.shown) - reading.shown;
  const toCome =
    isComplete || left <= 0 ? undefined : `about ${left.toLocaleString('en')} sessions are still to be read`;
  if (rows.length > 0 && list.shown.rows.length === 0) {
    return (
      <NoFit
        total={rows.length}
        parts={activeParts(list.filter).map((part) => ({
          words: partWords(part, list.nameOf),
          fit: filterRows(rows, part.without).length,
          onWithout: () => list.setFilter(part.without),
        }))}
        onClear={list.clearFilter}
        toCome={toCome}
      />
    );
  }
  if (isComplete) return null;
  if (reading.state.kind === 'cut') {
    return (
      <p className="to-come">
        <span className="hatch">Not in these files</span> a page that they name: there may be more sessions
      </p>
    );
  }
  if (call.stoppedBy !== null) {
    return (
      <ErrorNotice
        error={call.stoppedBy}
        level={3}
        context={{ read: reading.shown }}
        on={{ retry: call.retry, 'start-over': call.retry }}
      />
    );
  }
  return (
    <p className="to-come">
      <span className="hatch">Not read yet</span>{' '}
      {reading.state.kind === 'failed' ? reading.state.why : (toCome ?? 'more sessions are still to be read')}
      {reading.state.kind === 'resting' && (
        <Button look="bare" onClick={call.readMore}>
          Read the next page
        </Button>
      )}
      {reading.state.kind === 'failed' && (
        <Button look="bare" icon="retry" onClick={call.retry}>
          Try again
        </Button>
      )}
    </p>
  );
};
