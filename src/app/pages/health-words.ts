import { epochMs, type EpochMs } from '#base/units';
import type { Readiness, ReadinessCode } from '#contract/readiness';
import { formatClockMinutes, formatDay } from '#report/format';

type Words = {
  readonly heading: string;
  /** What it means for whoever looks for a call, and who can mend it. */
  readonly sentence: string;
  /** Whether calls that are not in the store cannot be read. */
  readonly stopsReading: boolean;
};

/** One line for every code there is; a new code stops this compiling until it has words. */
const WORDS: Readonly<Record<ReadinessCode, Words>> = {
  'sign-in-keys-missing': {
    heading: 'Nobody can sign in',
    sentence:
      'The server has not been able to fetch Microsoft’s keys, with which it checks sign-ins. It goes on trying; the network or AUTHORITY may be wrong.',
    stopsReading: true,
  },
  'credential-missing': {
    heading: 'The server cannot sign in to Graph',
    sentence:
      'Its own credential is missing, wrong or expired. An administrator has to look at the managed identity, certificate or secret.',
    stopsReading: true,
  },
  'credential-refused': {
    heading: 'Microsoft does not accept the server’s credential',
    sentence:
      'The secret, certificate or federated token is not one that is registered for the application. An administrator has to compare them.',
    stopsReading: true,
  },
  'credential-expired': {
    heading: 'The server’s credential has expired',
    sentence:
      'The secret, or the token that stands for it, is out of date. An administrator has to register a new one; a wrong clock looks the same.',
    stopsReading: true,
  },
  'credential-unreadable': {
    heading: 'The server’s credential cannot be read',
    sentence:
      'The file is missing, may not be read by the server, or does not hold both a certificate and its private key as PEM.',
    stopsReading: true,
  },
  'application-unknown': {
    heading: 'Microsoft does not know the application',
    sentence: 'AZURE_CLIENT_ID or AZURE_TENANT_ID is wrong, or the registration was deleted.',
    stopsReading: true,
  },
  'identity-refused': {
    heading: 'The managed identity gives no token',
    sentence:
      'No identity is assigned to the app, or AZURE_CLIENT_ID names another one. An administrator of the platform can assign it.',
    stopsReading: true,
  },
  'token-endpoint-unreachable': {
    heading: 'The server cannot reach Microsoft’s sign-in',
    sentence:
      'It gets no answer where it asks for its token. The network, a firewall, GRAPH_TOKEN_URL or a private certificate authority may be in the way.',
    stopsReading: true,
  },
  'consent-missing': {
    heading: 'Graph does not let Earshot read call records',
    sentence:
      'The application lacks the permission CallRecords.Read.All, or nobody has consented to it. An administrator of Microsoft Entra can.',
    stopsReading: true,
  },
  'excess-permission': {
    heading: 'The credential may do more than it needs',
    sentence:
      'It holds permissions beyond CallRecords.Read.All. Reading works; the others should be taken away.',
    stopsReading: false,
  },
  'graph-throttling': {
    heading: 'Graph asks to wait',
    sentence:
      'Too much was asked in a short time. The server waits as long as Graph says and goes on by itself.',
    stopsReading: false,
  },
  'graph-unavailable': {
    heading: 'Graph does not answer',
    sentence:
      'It failed or took too long when it was last asked. The server asks again with the next reader.',
    stopsReading: true,
  },
  'clock-skew': {
    heading: 'The server’s clock is wrong',
    sentence:
      'It differs from Microsoft’s by more than half a minute. From a minute on sign-ins are refused; the machine needs time synchronisation.',
    stopsReading: false,
  },
  'audit-unavailable': {
    heading: 'The audit log cannot be written',
    sentence:
      'Names stay hidden until it can: who sees whose call is written down first. Masked numbers can be read.',
    stopsReading: false,
  },
  ending: {
    heading: 'The server is about to stop',
    sentence: 'Another one takes over, or this one comes back after its restart.',
    stopsReading: true,
  },
};

export type HealthWords = {
  readonly heading: string;
  readonly sentence: string;
  readonly details: readonly {
    readonly code: ReadinessCode;
    readonly heading: string;
    readonly sentence: string;
    readonly since: string;
  }[];
};

/** Whether data can be had and since when, in words; the zone is an IANA name. */
export const healthWords = (readiness: Readiness, zone: string): HealthWords => {
  const stopping = readiness.details.filter(({ code }) => WORDS[code].stopsReading);
  const [first] = stopping;
  const since = timeWord(first?.since ?? readiness.since, zone);
  return {
    heading: first === undefined ? 'Calls can be read' : 'Calls cannot be read just now',
    sentence:
      first === undefined
        ? `${readiness.status === 'ready' ? `Everything works since ${since}.` : 'Something below wants looking after.'} ${answeredWords(readiness, zone)}`
        : `Since ${since}. Calls that were read before can still be opened. ${answeredWords(readiness, zone)}`,
    details: readiness.details.map((detail) => ({
      code: detail.code,
      heading: WORDS[detail.code].heading,
      sentence: WORDS[detail.code].sentence,
      since: timeWord(detail.since, zone),
    })),
  };
};

const answeredWords = ({ graphAnsweredAt }: Readiness, zone: string): string =>
  graphAnsweredAt === undefined
    ? 'Graph has not been asked since the server started.'
    : `Graph last answered ${timeWord(graphAnsweredAt, zone)}.`;

const timeWord = (time: string, zone: string): string => {
  const at: EpochMs = epochMs(Date.parse(time));
  return `${formatDay(at, zone)} ${formatClockMinutes(at, zone)}`;
};
