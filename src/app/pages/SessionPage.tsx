import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState, type MouseEvent, type RefObject } from 'react';
import type { Range } from '#base/range';
import { epochMs } from '#base/units';
import type { End } from '#quality/ends';
import { sessionBlanks } from '#report/session/blanks';
import { callPath } from '#report/session/call-path';
import { callTitle } from '#report/call-title';
import { formatClockMinutes, formatCount } from '#report/format';
import { jsonLines } from '#report/session/json-lines';
import { endpointOf, networkOf } from '#quality/ends';
import { numbersOf } from '#report/list/session-part';
import type { SessionPart } from '#report/list/session-rows';
import { rowLane } from '#report/list/timeline';
import { whenWords } from '#report/session/person-words';
import { traceRoute } from '#report/session/trace-route';
import { LimitsSegments } from '../features/limits/LimitsSegments.tsx';
import { LimitsWords } from '../features/limits/LimitsWords.tsx';
import { Lane } from '../features/session-grid/Lane.tsx';
import { JsonPane } from '../features/session-page/JsonPane.tsx';
import { PathStrip } from '../features/session-page/PathStrip.tsx';
import { SessionHead } from '../features/session-page/SessionHead.tsx';
import { SessionRail } from '../features/session-page/SessionRail.tsx';
import '../features/session-page/session-page.css';
import { Streams } from '../features/session-page/Streams.tsx';
import { TwoEnds } from '../features/two-ends/TwoEnds.tsx';
import { writeSearchText } from '../search-text.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';
import { usePictures } from './usePictures.ts';
import { askForEvidence } from './useEvidence.tsx';
import { useTimeZone } from '../useTimeZone.ts';
import { linkTo } from './call-link.ts';
import { copyText } from './copy-text.ts';
import { endGroups, endName, endWords, railFacts } from './session-facts.ts';
import { neighbours, partAtPlace, type PlacedPart, type SessionPlace } from './session-place.ts';
import { useCall, type Call } from './useCall.ts';
import { useCallRange } from './useCallRange.ts';
import { useCallKeys } from './useCallKeys.ts';
import { useGoToSession } from './useGoToSession.ts';
import { useNotice } from './useNotice.ts';
import { useLimits, useSessionList, type SessionList } from './useSessionList.ts';
import { useViewer, type Viewer } from './useViewer.ts';

type Props = { readonly id: string; readonly place: SessionPlace };

/** A session of a record that comes from Graph. */
export const SessionPage = ({ id, place }: Props) => (
  <SessionView id={id} place={place} call={useCall(id, useLimits())} viewer={useViewer()} />
);

type ViewProps = Props & { readonly call: Call; readonly viewer: Viewer; readonly isFile?: boolean };

/** One session: both ends, the way between them, every number, and the JSON it came from. */
export const SessionView = ({ id, place, call, viewer, isFile = false }: ViewProps) => {
  const list = useSessionList(call.rows);
  const found = useMemo(() => partAtPlace(call.rows, place), [call.rows, place]);
  const isThere = found !== undefined;
  const { readMore } = call;
  // A link may name a session on a page not read yet.
  useEffect(() => {
    if (!isThere && call.reading.state.kind === 'resting') readMore();
  }, [isThere, call.reading, readMore]);

  if (call.error !== null) {
    return <ErrorNotice error={call.error} level={1} context={{ recordId: id }} on={{ retry: call.retry }} />;
  }
  if (found === undefined) return <NotThere id={id} call={call} place={place} />;
  return (
    <Found
      key={`${found.part.index}${found.part.side}`}
      id={id}
      call={call}
      list={list}
      found={found}
      viewer={viewer}
      isFile={isFile}
    />
  );
};

/** Not read yet, or not in this record at all. */
const NotThere = ({ id, call, place }: Props & { readonly call: Call }) => {
  const router = useRouter();
  if (call.reading.state.kind !== 'complete') {
    return <Skeleton label={`Reading on to session ${formatCount(place.index + 1)}`} rows={12} />;
  }
  return (
    <StateMessage
      heading={`This call has no session ${formatCount(place.index + 1)}`}
      level={1}
      actions={
        <Button look="main" onClick={() => void router.navigate({ to: '/calls/$id', params: { id } })}>
          Show the call
        </Button>
      }
      detail="A later version of the record may count its sessions anew."
    >
      <p>Its record is read to the end and holds {formatCount(call.reading.shown)}.</p>
    </StateMessage>
  );
};

type FoundProps = {
  readonly id: string;
  readonly call: Call;
  readonly list: SessionList;
  readonly found: PlacedPart;
  readonly viewer: Viewer;
  readonly isFile: boolean;
};

const Found = ({ id, call, list, found: { row, part }, viewer, isFile }: FoundProps) => {
  const { name: zone } = useTimeZone();
  const [notice, notify] = useNotice();
  const json = useRef<HTMLDivElement>(null);
  const level = viewer.fieldLevel;
  const limits = useLimits();
  const { session, side } = part;
  const root = `sessions[${part.index}]`;
  const [ledTo] = useState(() => valueIn(root, list.view.value));
  const [path, setPath] = useState(ledTo);

  const raw = useQuery(call.rawQuery(part.index, session));
  const lines = useMemo(
    () => (raw.data === undefined ? undefined : jsonLines(raw.data, root, 'session')),
    [raw.data, root],
  );
  useLedTo(json, lines !== undefined && ledTo !== undefined);
  const facts = useMemo(() => railFacts(session, side, level, limits), [session, side, level, limits]);
  const route = useMemo(() => traceRoute(networkOf(session, side)?.traceRouteHops ?? []), [session, side]);
  const missing = useMemo(() => {
    const nameOf = (end: End) => endName(session, end);
    return sessionBlanks(session, part.index, side, { nameOf, level, limits, record: call.record });
  }, [session, part.index, side, level, limits, call.record]);
  const whole = useCallRange(call);
  const steps = neighbours(list.shown.rows, part);
  const go = useGoToSession(id, { replace: true });
  const copy = (text: string, done: string) => void copyText(text, done, notify);
  const link = isFile
    ? undefined
    : linkTo(list.view, list.fit, { end: call.record?.end, version: call.reading.version, zone });
  const copyLink = link === undefined ? undefined : () => copy(link, 'Link copied');
  const back = useBack(id);
  useCallKeys({
    l: copyLink,
    e: () => {
      askForEvidence();
      back();
    },
    j: () => json.current?.focus(),
    '[': steps.previous && (() => go(steps.previous)),
    ']': steps.next && (() => go(steps.next)),
    Escape: back,
  });
  const panels = usePictures(
    {
      id: call.record?.id ?? id,
      viewer,
      title: `${row.name}, session ${part.index + 1}, ${whenWords(part, zone)}`,
      reading: call.reading,
      limits,
      zone,
      filter: 'none, one session',
      link,
    },
    notify,
  );
  const isMeeting = endpointOf(session, side === 'caller' ? 'callee' : 'caller')?.kind !== 'participant';
  const other = side === 'caller' ? 'callee' : 'caller';

  return (
    <div className="session-page">
      <title>{`${row.name}, session ${part.index + 1} · Earshot`}</title>
      <SessionHead
        row={row}
        part={part}
        zone={zone}
        isMeeting={isMeeting}
        crumbs={<Crumbs call={call} zone={zone} part={part} onBack={back} />}
        onPrevious={steps.previous && (() => go(steps.previous))}
        onNext={steps.next && (() => go(steps.next))}
        onCopyLink={copyLink}
        panels={viewer.mayExport ? panels : undefined}
        notice={notice}
      />
      <PathStrip
        nodes={callPath(session, side, level)}
        numbers={numbersOf(row, part)}
        ends={[endWords(session, side), endWords(session, other)]}
      />
      <div className="session-cols">
        <div className="session-main">
          <Streams
            session={session}
            end={side}
            zone={zone}
            limits={limits}
            limitsSwitch={<LimitsSegments value={limits.name} onChange={list.setLimits} />}
            limitsWords={<LimitsWords limits={limits} />}
            lane={whole && <PartLane part={part} whole={whole} zone={zone} />}
            onPath={(inside) => {
              setPath(`${root}.${inside}`);
              json.current?.scrollIntoView({ block: 'nearest' });
            }}
          />
          <JsonPane
            lines={lines}
            error={raw.error?.message}
            path={path}
            onPath={setPath}
            onCopy={copy}
            limits={limits}
            whole={() => JSON.stringify(raw.data, null, 2)}
            box={json}
          />
          <TwoEnds
            names={{ caller: endName(session, 'caller'), callee: endName(session, 'callee') }}
            groups={endGroups(session, level)}
          />
        </div>
        <SessionRail
          networkTitle={networkOf(session, side)?.connectionType === 'wifi' ? 'Wi-Fi' : 'Network'}
          network={facts.network}
          signal={facts.signal}
          devices={facts.devices}
          route={route}
          missing={missing}
        />
      </div>
    </div>
  );
};

const LANE = { width: 232, height: 20, thin: 3, heavy: 8 };

/** When in the call the session was. */
const PartLane = ({
  part,
  whole,
  zone,
}: {
  readonly part: SessionPart;
  readonly whole: Range;
  readonly zone: string;
}) => (
  <span className="part-lane muted">
    {formatClockMinutes(epochMs(whole.start), zone)}
    <Lane bars={rowLane([part], whole)} box={LANE} />
    {formatClockMinutes(epochMs(whole.end), zone)}
  </span>
);

/** Brings the JSON into sight with the focus on it, once, when somebody was led to a value of it. */
const useLedTo = (json: RefObject<HTMLDivElement | null>, isThere: boolean): void => {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    if (!isThere) return;
    isDone.current = true;
    json.current?.scrollIntoView({ block: 'center' });
    json.current?.focus({ preventScroll: true });
  }, [json, isThere]);
};

/** The value that somebody was led to, where it is one of this session. */
const valueIn = (root: string, value: string | undefined): string | undefined =>
  value === root || value?.startsWith(`${root}.`) ? value : undefined;

/** To the call with its filter, order and selection as they were. */
const useBack = (id: string): (() => void) => {
  const router = useRouter();
  return () => void router.navigate({ to: '/calls/$id', params: { id }, search: (before) => before });
};

type CrumbsProps = {
  readonly call: Call;
  readonly zone: string;
  readonly part: SessionPart;
  readonly onBack: () => void;
};

const Crumbs = ({ call, zone, part, onBack }: CrumbsProps) => {
  const router = useRouter();
  const { record, rows, reading } = call;
  const people = rows.slice(0, 2).map((row) => row.person);
  const follow = (go: () => void) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go();
  };
  const path = router.state.location.pathname.replace(/\/sessions\/.*$/, '');
  const search = writeSearchText(router.state.location.search);
  return (
    <>
      {/* A call from files has no list beside it, where nobody is signed in. */}
      {Object.hasOwn(router.routesByPath, '/calls') && (
        <>
          <a href="/calls" onClick={follow(() => void router.navigate({ to: '/calls' }))}>
            Calls
          </a>
          <span aria-hidden="true">/</span>
        </>
      )}
      <a href={router.history.createHref(`${path}${search}`)} onClick={follow(onBack)}>
        {record === undefined ? 'Call' : callTitle(record, { zone, people })}
      </a>
      <span aria-hidden="true">/</span>
      <span className="second">
        Session {formatCount(part.index + 1)} of {formatCount(reading.shown)} read
      </span>
    </>
  );
};
