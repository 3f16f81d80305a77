import { useMemo, useRef, useState, type ReactNode } from 'react';
import { whoCalledWhom } from '#report/call-summary';
import { callFacts, callTitle } from '#report/call-title';
import { summarizeFeedback } from '#report/feedback-summary';
import { activeParts, choices, filterRows } from '#report/row-filter';
import type { SessionPart } from '#report/session-rows';
import { presence } from '#report/presence';
import { callRange } from '#report/timeline';
import { CallHead } from '../features/call-head/CallHead.tsx';
import { Feedback } from '../features/feedback-charts/Feedback.tsx';
import { FilterBar } from '../features/filter-bar/FilterBar.tsx';
import { NoFit } from '../features/filter-bar/NoFit.tsx';
import { Legend } from '../features/legend/Legend.tsx';
import { RecordStrip } from '../features/record-strip/RecordStrip.tsx';
import type { ReadingState } from '../features/record-strip/reading.ts';
import { SessionGrid } from '../features/session-grid/SessionGrid.tsx';
import { SessionPanel } from '../features/session-panel/SessionPanel.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { PANEL_WIDTH, setPreferences, usePreferences } from '../frame/preferences.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { PanelResizer } from '../ui/PanelResizer.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useTimeZone } from '../useTimeZone.ts';
import './call-page.css';
import { copyText } from './copy-text.ts';
import { factList, factWords, queryValues, toFilterChoices } from './call-words.tsx';
import { partWords } from './filter-words.ts';
import { readEnded } from './call-ended.ts';
import { linkTo } from './call-link.ts';
import { MissingParts } from './MissingParts.tsx';
import { useCall, type Call } from './useCall.ts';
import { useCalm } from './useCalm.ts';
import { useCallKeys } from './useCallKeys.ts';
import { useCallPicture } from './useCallPicture.ts';
import { useGoToSession } from './useGoToSession.ts';
import { useNotice } from './useNotice.ts';
import { useSessionList, type SessionList } from './useSessionList.ts';
import { useViewer, type Viewer } from './useViewer.ts';

const MINIMAP_BINS = 200;
/** Rows of a first page: what is made of them is shown at once. */
const A_PAGE = 1_000;

/** A call whose record comes from Graph. */
export const CallPage = ({ id }: { readonly id: string }) => {
  const call = useCall(id);
  const { name: zone } = useTimeZone();
  return (
    <CallView
      id={id}
      call={call}
      viewer={useViewer()}
      strip={
        <RecordStrip
          reading={call.reading}
          zone={zone}
          onReadAll={call.readAll}
          onPause={call.pause}
          onRetry={call.retry}
        />
      }
    />
  );
};

type ViewProps = {
  /** A record's id, or the word that stands for the call opened from files. */
  readonly id: string;
  readonly call: Call;
  readonly viewer: Viewer;
  /** How much of the record is here. */
  readonly strip: ReactNode;
  /** Without one, nothing of this page can be reached from elsewhere. */
  readonly isFile?: boolean;
};

/** One call: how complete its record is, what people said of it, and its sessions as one list over time. */
export const CallView = ({ id, call, viewer, strip, isFile = false }: ViewProps) => {
  const list = useSessionList(call.rows);
  const { name: zone } = useTimeZone();
  const [notice, notify] = useNotice();
  const [openedAt] = useState(Date.now);
  const filterBox = useRef<HTMLInputElement>(null);
  const { panelWidth } = usePreferences();

  const words = useCallWords(call, zone);
  const isFirst = call.rows.length <= A_PAGE;
  const calmRows = useCalm(call.rows, !isFirst && call.reading.state.kind === 'reading');
  const summary = useMemo(() => summarizeFeedback(calmRows), [calmRows]);
  const whole = useMemo(() => callRange(call.record, call.rows), [call.record, call.rows]);
  const recordId = call.record?.id ?? id;
  const link = isFile ? undefined : linkTo(list.view, list.fit, call.record?.end);
  const picture = useCallPicture(
    {
      id: recordId,
      viewer,
      title: words.title,
      facts: words.facts === undefined ? [] : factWords(words.facts),
      record: call.record,
      reading: call.reading,
      summary,
      list,
      totalRows: call.rows.length,
      whole,
      zone,
      link,
    },
    notify,
  );
  const copy = (text: string, done: string) => void copyText(text, done, notify);
  const step = useStep(list);
  const visit = useGoToSession(id, { replace: false });
  useCallKeys({
    l: link === undefined ? undefined : () => copy(link, 'Link copied'),
    e: () => void picture.save(),
    f: () => filterBox.current?.focus(),
    n:
      list.shown.late > 0
        ? list.settle
        : () => list.setGroup(list.view.group === undefined ? 'subnet' : undefined),
    r: READING_KEY[call.reading.state.kind] === 'retry' ? call.retry : call.readAll,
    '[': step.previous,
    ']': step.next,
    x: list.fit.length < call.rows.length ? list.toggleRest : undefined,
    Escape: stepBack(list, call.rows.length),
  });

  if (call.error !== null) {
    return (
      <>
        <title>Call · Earshot</title>
        <ErrorNotice
          error={call.error}
          level={1}
          context={{ recordId: id, ended: readEnded(new URLSearchParams(location.search), openedAt) }}
          on={{ retry: call.retry }}
        />
      </>
    );
  }
  return (
    <div className="call-page">
      <title>{`${words.title} · Earshot`}</title>
      <CallHead
        title={words.title}
        facts={words.facts === undefined ? [] : factList(words.facts)}
        id={recordId}
        onCopyId={() => copy(recordId, 'Record id copied')}
        onCopyLink={link === undefined ? undefined : () => copy(link, 'Link copied')}
        onPicture={viewer.mayExport ? () => void picture.save() : undefined}
        pictureBusy={picture.isDrawing}
        notice={notice}
      />
      {strip}
      <div
        className={list.selected === undefined ? 'cols' : 'cols with-panel'}
        style={{ ['--panel' as string]: `${panelWidth}px` }}
      >
        <div className="call-main">
          <MissingParts parts={call.missing} />
          {call.isEmpty ? (
            <Skeleton label="Reading page 1" rows={12} />
          ) : (
            <>
              <Feedback summary={summary} />
              <Sessions
                call={call}
                calmRows={calmRows}
                list={list}
                zone={zone}
                whole={whole}
                filterBox={filterBox}
                onVisit={visit}
              />
            </>
          )}
          <Legend />
        </div>
        {list.selected !== undefined && (
          <PanelResizer
            width={panelWidth}
            min={PANEL_WIDTH.min}
            max={PANEL_WIDTH.max}
            onWidth={(width) => setPreferences({ panelWidth: width })}
          />
        )}
        {list.selected !== undefined && (
          <SessionPanel
            row={list.selected}
            zone={zone}
            fieldLevel={viewer.fieldLevel}
            onPrevious={step.previous}
            onNext={step.next}
            onOpen={() => visit(list.selected?.parts[0])}
            onClose={() => list.select(undefined)}
          />
        )}
      </div>
    </div>
  );
};

/** What R does in each state of the reading. */
const READING_KEY: Readonly<Record<ReadingState['kind'], 'retry' | 'read-all'>> = {
  failed: 'retry',
  offline: 'retry',
  throttled: 'retry',
  complete: 'read-all',
  cut: 'read-all',
  resting: 'read-all',
  reading: 'read-all',
};

/** Escape closes the panel; where nothing fits, it lets go of the filter. */
const stepBack = (list: SessionList, total: number): (() => void) | undefined => {
  if (list.selected !== undefined) return () => list.select(undefined);
  return total > 0 && list.shown.rows.length === 0 ? list.clearFilter : undefined;
};

const useCallWords = (call: Call, zone: string) => {
  const { record, participants, rows } = call;
  return useMemo(() => {
    if (record === undefined) return { title: 'Call', facts: undefined };
    const first = rows[0]?.parts.find(({ index }) => index === 0)?.session;
    const { caller, callee } = whoCalledWhom(first);
    const people = [caller, callee];
    return {
      title: callTitle(record, { zone, people: participants ?? people }),
      facts: callFacts(record, people, participants?.length),
    };
  }, [record, participants, rows, zone]);
};

/** The rows before and after the selected one, in the order shown. */
const useStep = ({ shown, selected, select }: SessionList) => {
  const at = selected === undefined ? -1 : shown.rows.findIndex((row) => row.key === selected.key);
  const to = (index: number) => {
    const row = at < 0 ? undefined : shown.rows[index];
    return row && (() => select(row));
  };
  return { previous: to(at - 1), next: to(at + 1) };
};

type SessionsProps = {
  readonly call: Call;
  /** The rows as overviews follow them. */
  readonly calmRows: Call['rows'];
  readonly list: SessionList;
  readonly zone: string;
  readonly whole: ReturnType<typeof callRange>;
  readonly filterBox: React.RefObject<HTMLInputElement | null>;
  readonly onVisit: (part: SessionPart | undefined) => void;
};

const Sessions = ({ call, calmRows, list, zone, whole, filterBox, onVisit }: SessionsProps) => {
  const people = useMemo(
    () => (whole === undefined ? undefined : presence(calmRows, whole, MINIMAP_BINS)),
    [calmRows, whole],
  );
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
        {list.window !== undefined && (
          <Button look="bare" shortcut="0" onClick={() => list.setWindow(undefined)}>
            Whole call
          </Button>
        )}
      </FilterBar>
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
