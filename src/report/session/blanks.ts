import { capital } from '#base/capital';
import {
  whyEndNumberAbsent,
  whyStreamNumberAbsent,
  type Absence,
  type AbsenceContext,
} from '#quality/absence';
import { endFacts, type EndFacts } from '#quality/end-facts';
import type { End } from '#quality/ends';
import { CQD_LIMITS, type LimitSet } from '#quality/limit-sets';
import type { Network, Session } from '#calls/model';

/** Something that is not in the record, and why. A blank is a sentence. */
export type Blank = {
  /** notJudged: listed without measures · noData: nothing in the record · hidden: the role · never: no record has it. */
  readonly mark: 'notJudged' | 'noData' | 'hidden' | 'never';
  readonly title: string;
  readonly sentence: string;
};

/** Why a value is absent, short, to stand in its cell. */
export const absenceWords = (absence: Absence): string => {
  switch (absence) {
    case 'hidden':
      return 'hidden by your role';
    case 'otherOrganization':
      return 'only your own people: another organisation ran the call';
    case 'noMedium':
      return 'not in this call';
    case 'noStream':
      return 'no stream in this direction';
    case 'serviceSilent':
      return 'not reported by the service end';
    case 'browser':
      return 'browser client: no device details';
    case 'tooFewPackets':
      return 'muted listeners send too little to judge';
    case 'young':
      return 'not reported yet: later versions may add it';
    case 'shortCall':
      return 'short calls often end without a report';
    case 'noReport':
      return 'no report from the end that measures it';
    case 'notMeasured':
      return 'not measured, which is not zero';
  }
};

const markOf = (absence: Absence): Blank['mark'] => {
  if (absence === 'hidden') return 'hidden';
  return absence === 'noStream' || absence === 'noMedium' ? 'noData' : 'notJudged';
};

export type BlankOptions = AbsenceContext & {
  readonly nameOf: (end: End) => string;
  readonly limits?: LimitSet;
};

/** What is missing of one session, seen from one end, and what no record could hold. */
export const sessionBlanks = (
  session: Session,
  index: number,
  end: End,
  options: BlankOptions,
): readonly Blank[] => {
  const facts = endFacts(session, index, end, options.limits ?? CQD_LIMITS);
  return [
    ...unmeasured(facts, options),
    ...concealment(facts),
    ...networkBlanks(facts, options),
    ...deviceBlanks(facts, options),
    ...recordBlanks(facts, options),
    ...neverTold(facts),
  ];
};

/** Directions of audio that are missing or could not be judged. */
const unmeasured = (facts: EndFacts, options: BlankOptions): readonly Blank[] =>
  (['sent', 'heard'] as const).flatMap((direction) => {
    const flow = facts.flow('audio', direction);
    if (flow.grade !== 'notJudged' && flow.grade !== 'noData') return [];
    const absence = whyStreamNumberAbsent(facts, 'audio', direction, 'averagePacketLossRate', options);
    const title =
      flow.streams.length === 0
        ? wayWords(facts, direction, options)
        : `Loss, jitter, round trip, ${wayWords(facts, direction, options)}`;
    return [{ mark: markOf(absence), title, sentence: unmeasuredWords(facts, absence) }];
  });

const wayWords = (facts: EndFacts, direction: 'sent' | 'heard', { nameOf }: BlankOptions): string => {
  const far: End = facts.end === 'caller' ? 'callee' : 'caller';
  if (!facts.far)
    return direction === 'sent' ? `what ${nameOf(facts.end)} sent` : `what ${nameOf(facts.end)} heard`;
  const [from, to] = direction === 'sent' ? [facts.end, far] : [far, facts.end];
  return `${nameOf(from)} to ${nameOf(to)}`;
};

const unmeasuredWords = (facts: EndFacts, absence: Absence): string => {
  switch (absence) {
    case 'noStream':
    case 'noMedium':
      return facts.far
        ? 'No stream in this direction. In a 1:1 call both are usual, so this says nothing about sound.'
        : 'Nothing in the record for this direction.';
    case 'shortCall':
      return 'The stream is listed without them. Short calls and old clients often send no end report.';
    case 'tooFewPackets':
      return 'Too few packets to judge: muted listeners send next to nothing, which is no fault.';
    case 'noReport':
      return 'The stream is listed without them: the end that measures it sent no report.';
    case 'hidden':
    case 'otherOrganization':
    case 'serviceSilent':
    case 'browser':
    case 'young':
    case 'notMeasured':
      return `${capital(absenceWords(absence))}.`;
  }
};

const concealment = (facts: EndFacts): readonly Blank[] => {
  const flows = (['sent', 'heard'] as const).map((direction) => facts.flow('audio', direction));
  const isServiceEnd =
    !facts.far && flows[0]?.grade !== 'noData' && flows[0]?.worst('concealedRatio') === undefined;
  const degradation = flows.every((flow) =>
    flow.streams.every(({ stream }) => stream.audioDegradation === undefined),
  );
  return [
    ...(isServiceEnd
      ? [
          {
            mark: 'notJudged' as const,
            title: 'Concealed sent audio',
            sentence: 'The service end does not report it.',
          },
        ]
      : []),
    ...(degradation && flows.some(({ streams }) => streams.length > 0)
      ? [
          {
            mark: 'notJudged' as const,
            title: 'Audio degradation',
            sentence:
              'Not measured, which is not zero. It would not decide: the Call Quality Dashboard has retired it.',
          },
        ]
      : []),
  ];
};

const networkBlanks = (facts: EndFacts, options: BlankOptions): readonly Blank[] => {
  const ends = facts.far ? [facts, facts.far] : [facts];
  const networks = ends.flatMap((one) => one.networks.map(({ thing }) => thing));
  const blanks: Blank[] = [];
  if (networks.every(({ connectionType }) => connectionType === undefined || connectionType === 'unknown')) {
    const absence = whyEndNumberAbsent(facts, 'networkInfo', 'connectionType', options);
    blanks.push({
      mark: 'noData',
      title: 'Wi-Fi or wired, signal, access point',
      sentence: `${ends.length === 2 ? 'Neither end reports a connection type' : 'This end reports no connection type'}${absence === 'browser' ? ', as browsers and telephones do not' : ''}. ${linkSpeedWords(networks)}`,
    });
  } else if (ends.some((one) => isWifiWithout(one, 'wifiSignalPercent'))) {
    blanks.push({
      mark: 'notJudged',
      title: 'Wi-Fi signal',
      sentence: 'Wi-Fi without a signal: the client did not report it.',
    });
  } else if (ends.some((one) => isWifiWithout(one, 'bssid'))) {
    const hidden = options.level === 'metrics';
    blanks.push({
      mark: hidden ? 'hidden' : 'notJudged',
      title: 'Access point',
      sentence: hidden
        ? 'Hidden by your role.'
        : 'Not reported: location sharing is off, or the system hides it.',
    });
  }
  if (
    networks.every(
      ({ reflexiveIpAddress, relayIpAddress, traceRouteHops }) =>
        reflexiveIpAddress === undefined && relayIpAddress === undefined && traceRouteHops.length === 0,
    )
  ) {
    blanks.push({
      mark: 'noData',
      title: 'Public address, relay, hops',
      sentence: 'Not in the record. It cannot be said where the media went.',
    });
  }
  return blanks;
};

/** 54 Mbit/s is the top speed of 802.11a and g; it stands on other adapters too. */
const linkSpeedWords = (networks: readonly Network[]): string =>
  networks.some(({ linkSpeedBps }) => linkSpeedBps === 54_000_000)
    ? '54 Mbit/s fits old Wi-Fi; it is not counted as proof.'
    : 'A link speed alone is not counted as proof.';

const isWifiWithout = (facts: EndFacts, member: 'wifiSignalPercent' | 'bssid'): boolean => {
  const wifi = facts.networks.find(({ thing }) => thing.connectionType === 'wifi');
  return wifi !== undefined && wifi.thing[member] === undefined;
};

const deviceBlanks = (facts: EndFacts, options: BlankOptions): readonly Blank[] => {
  if (facts.device('micGlitchRate') !== undefined || facts.device('cpuInsufficientEventRatio') !== undefined)
    return [];
  const absence = whyEndNumberAbsent(facts, 'deviceInfo', 'micGlitchRate', options);
  return [
    {
      mark: markOf(absence),
      title: 'Glitches, processor, device faults',
      sentence: `${capital(absenceWords(absence))}.`,
    },
  ];
};

const recordBlanks = ({ far }: EndFacts, { record }: BlankOptions): readonly Blank[] =>
  record
    ? []
    : [
        {
          mark: 'noData',
          title: 'Call type and version',
          sentence: far
            ? 'This is a page of sessions, not the record. Two people and one session make it 1:1.'
            : 'This is a page of sessions, not the record.',
        },
      ];

/** What call records never hold: said, so that nobody looks for it. */
const neverTold = (facts: EndFacts): readonly Blank[] => {
  const isWifi = facts.networks.some(({ thing }) => thing.connectionType === 'wifi');
  return [
    {
      mark: 'never',
      title: 'When in the call it was',
      sentence: 'Streams carry averages and maxima, no times.',
    },
    {
      mark: 'never',
      title: isWifi ? 'Roaming, mute, what was said' : 'Mute, what was said',
      sentence: isWifi
        ? 'Changes between access points and whether somebody was muted are not recorded.'
        : 'Whether somebody was muted is not recorded.',
    },
  ];
};
