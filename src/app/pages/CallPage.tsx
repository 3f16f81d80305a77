import { lazy, memo, Suspense, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { epochMs } from '#base/units';
import { whoCalledWhom } from '#report/call-summary';
import { callFacts, callTitle } from '#report/call-title';
import { complaints } from '#report/verdict/complaints';
import { summarizeFeedback } from '#report/verdict/feedback-summary';
import { CallHead } from '../features/call-head/CallHead.tsx';
import { Legend } from '../features/legend/Legend.tsx';
import { RecordStrip } from '../features/record-strip/RecordStrip.tsx';
import type { ReadingState } from '../features/record-strip/reading.ts';
import { PANEL_WIDTH, setPreferences, usePreferences } from '../frame/preferences.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { PanelResizer } from '../ui/PanelResizer.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { useTimeZone } from '../useTimeZone.ts';
import './call-page.css';
import { CallAside } from './CallAside.tsx';
import { CallSessions } from './CallSessions.tsx';
import { CallOverview, pathOfTwo } from './CallOverview.tsx';
import { compareStart } from './compare-start.ts';
import { copyText } from './copy-text.ts';
import { factList, factWords } from './call-words.tsx';
import { readEnded } from './call-ended.ts';
import { linkTo } from './call-link.ts';
import { twoPartyOf } from './two-party.ts';
import { goToCause } from './go-to-cause.ts';
import { saveCaseFile } from './save-case-file.ts';
import { LinkNote } from './LinkNote.tsx';
import { useAbout } from './useAbout.ts';
import { MissingParts } from './MissingParts.tsx';
import { useCall, type Call } from './useCall.ts';
import { useCalmCall } from './useCalmCall.ts';
import { useLive } from './useLive.tsx';
import { useCallKeys } from './useCallKeys.ts';
import { usePanelActions } from './usePanelActions.ts';
import { useCallRange } from './useCallRange.ts';
import { useCallPicture } from './useCallPicture.ts';
import { useEvidence, type SaveCase } from './useEvidence.tsx';
import { filterWords } from './filter-words.ts';
import { usePictures } from './usePictures.ts';
import { useFurtherParts } from './useFurtherParts.ts';
import { useGoToSession } from './useGoToSession.ts';
import { useNotice } from './useNotice.ts';
import { useLimits, useSessionList, type SessionList } from './useSessionList.ts';
import { useTicketLine } from './useTicketLine.ts';
import { useTicketPerson } from './useTicketPerson.ts';
import { useVerdict } from './useVerdict.ts';
import { useViewer, type Viewer } from './useViewer.ts';

/** Nobody is compared when a call opens. */
const ComparePeople = lazy(async () => ({
  default: (await import('./ComparePeople.tsx')).ComparePeople,
}));
/** Only calls of two people have it. */
const BothEnds = lazy(async () => ({ default: (await import('./BothEnds.tsx')).BothEnds }));

/** A call whose record comes from Graph. */
export const CallPage = ({ id }: { readonly id: string }) => {
  const call = useCall(id, useLimits());
  const { name: zone } = useTimeZone();
  const strip = useLive(
    <RecordStrip
      reading={call.reading}
      zone={zone}
      onReadAll={call.readAll}
      onPause={call.pause}
      onRetry={call.retry}
      onNewest={call.readNewest}
    />,
  );
  return (
    <CallView id={id} call={useCalmCall(call)} viewer={useViewer()} saveCase={saveCaseFile} strip={strip} />
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
  /** Undefined inside a case file, which is one already. */
  readonly saveCase?: SaveCase | undefined;
};

/** One call: how complete its record is, what people said of it, and its sessions as one list over time. */
export const CallView = memo(({ id, call, viewer, strip, isFile = false, saveCase }: ViewProps) => {
  const limits = useLimits();
  const list = useSessionList(call.rows);
  const { name: zone } = useTimeZone();
  const [notice, notify] = useNotice();
  const [openedAt] = useState(() => epochMs(Date.now()));
  const filterBox = useRef<HTMLInputElement>(null);
  const { panelWidth } = usePreferences();

  const words = useCallWords(call, zone);
  const summary = useMemo(() => summarizeFeedback(call.rows), [call.rows]);
  const felt = useMemo(() => complaints(call.rows), [call.rows]);
  const two = useMemo(() => twoPartyOf(call.rows), [call.rows]);
  useFurtherParts();
  const isOfTwo = call.record?.type === 'peerToPeer';
  useEffect(() => {
    if (isOfTwo) pathOfTwo.fetch();
  }, [isOfTwo]);
  const about = useAbout(list);
  const verdict = useVerdict(call, { limits, about, zone, nameOf: list.nameOf, now: openedAt });
  const whole = useCallRange(call);
  const recordId = call.record?.id ?? id;
  const link = isFile
    ? undefined
    : linkTo(list.view, list.fit, { end: call.record?.end, version: call.reading.version, zone });
  const picture = useCallPicture(
    {
      id: recordId,
      viewer,
      title: words.title,
      verdict: verdict.verdict,
      limits,
      facts: words.facts === undefined ? [] : factWords(words.facts),
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
  const ticket = useTicketLine(recordId, list, zone);
  useTicketPerson(recordId, call, list, zone);
  const panels = usePictures(
    {
      id: recordId,
      viewer,
      title: words.title,
      reading: call.reading,
      limits,
      zone,
      filter: filterWords(list.filter, list.nameOf),
      link,
    },
    notify,
  );
  const evidence = useEvidence(
    {
      id: recordId,
      call,
      viewer,
      list,
      verdict: verdict.verdict,
      limits,
      title: words.title,
      facts: words.facts,
      whole,
      zone,
      about,
      now: openedAt,
      link,
      isFile,
      ticketWords: ticket?.words,
    },
    notify,
    saveCase,
  );
  const copy = (text: string, done: string) => void copyText(text, done, notify);
  const step = useStep(list);
  const goTo = (cause: number) => goToCause(cause, verdict, list);
  const visit = useGoToSession(id, { replace: false });
  const compare = compareOf(list, about.person);
  const panel = usePanelActions({ list, two, zone, limits, level: viewer.fieldLevel, visit, copy });
  useCallKeys({
    c: compare,
    j: panel.openJson,
    y: panel.copyValue,
    l: link === undefined ? undefined : () => copy(link, 'Link copied'),
    e: evidence.open,
    f: () => filterBox.current?.focus(),
    n:
      list.shown.late > 0
        ? list.settle
        : () => list.setGroup(list.view.group === undefined ? 'subnet' : undefined),
    r: READING_KEY[call.reading.state.kind] === 'retry' ? call.retry : call.readAll,
    '[': step.previous,
    ']': step.next,
    v: list.nextMedium,
    '1': () => goTo(0),
    '2': () => goTo(1),
    '3': () => goTo(2),
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
        onCompare={compare}
        onCopyLink={link === undefined ? undefined : () => copy(link, 'Link copied')}
        onEvidence={evidence.open}
        panels={panels}
        onPicture={viewer.mayExport ? () => void picture.save() : undefined}
        pictureBusy={picture.isDrawing}
        notice={notice}
      />
      {evidence.dialog}
      {strip}
      <Dialog
        open={list.view.compare.length > 0 && !call.isEmpty}
        onClose={() => list.change({ compare: [] }, true)}
        title="People side by side"
        isWide
      >
        <ComparePeople list={list} rows={call.rows} zone={zone} limits={limits} level={viewer.fieldLevel} />
      </Dialog>
      <div
        className={`cols ${two ? 'two-party' : ''} ${list.selected || two ? 'with-panel' : ''}`}
        style={{ ['--panel' as string]: `${panelWidth}px` }}
      >
        <div className="call-main">
          <LinkNote version={call.reading.version} />
          <MissingParts parts={call.missing} />
          {call.isEmpty ? (
            <Skeleton label="Reading page 1" rows={12} />
          ) : (
            <>
              <CallOverview
                rows={call.rows}
                list={list}
                verdict={verdict}
                summary={summary}
                complaints={felt}
                two={two}
                ticket={ticket}
              />
              <CallSessions
                call={call}
                list={list}
                zone={zone}
                whole={whole}
                filterBox={filterBox}
                onVisit={visit}
              />
              {two && (
                <Suspense>
                  <BothEnds two={two} level={viewer.fieldLevel} />
                </Suspense>
              )}
            </>
          )}
          <Legend />
        </div>
        {(list.selected !== undefined || two !== undefined) && (
          <PanelResizer
            width={panelWidth}
            min={PANEL_WIDTH.min}
            max={PANEL_WIDTH.max}
            onWidth={(width) => setPreferences({ panelWidth: width })}
          />
        )}
        <CallAside
          call={call}
          list={list}
          two={two}
          complaints={felt}
          limits={limits}
          about={about.person}
          now={openedAt}
          zone={zone}
          fieldLevel={viewer.fieldLevel}
          step={step}
          actions={panel}
          onVisit={visit}
        />
      </div>
    </div>
  );
});

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

/** C sets the selected person beside another; undefined where there are not two. */
const compareOf = (list: SessionList, about: string | undefined): (() => void) | undefined => {
  const { selected, shown, rowOf } = list;
  const ticket = about === undefined ? undefined : rowOf(about);
  const compare = compareStart({ selected, about: ticket, shown: shown.rows });
  return compare.length === 0 ? undefined : () => list.change({ compare }, false);
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
