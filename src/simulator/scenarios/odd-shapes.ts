import { scriptCall } from '../call-script.ts';
import { personNamed, phoneNumbered } from '../directory.ts';
import type { Party } from '../directory.ts';
import { rated } from '../feedback.ts';
import { helsinkiAt } from '../helsinki.ts';
import { idleStream } from '../late-telemetry.ts';
import type { SimulatedRecord } from '../record.ts';
import type { GraphEndpoint, GraphMedia, GraphNetwork, GraphSession } from '../wire.ts';

/** Records of every shape in which Graph has been seen to write them. */
export const olderForm = { id: '60c8d2f1-b7a5-4e93-8f04-1d3b9e7a5c26', name: 'older-form' } as const;
export const hiddenAddresses = {
  id: 'c47f9b03-5e18-4d2a-a6c9-8b0e2d71f534',
  name: 'hidden-addresses',
} as const;
export const idleStreams = { id: '18e5a0c9-3f7b-4642-9d8e-c6f1b274a05d', name: 'idle-streams' } as const;
export const newMembers = { id: 'f2b6c8e0-49d3-4a17-b5f8-70a1e9d3c642', name: 'new-members' } as const;
export const longNames = { id: '85d1e7b4-a20f-4c68-9e3b-f4c7d0a96b18', name: 'long-names' } as const;

export const oddShapes = (now: number, seed: number): readonly SimulatedRecord[] => [
  olderFormCall(now, seed),
  hiddenAddressesCall(now, seed),
  idleStreamsCall(now, seed),
  newMembersCall(now, seed),
  longNamesCall(now, seed),
];

const withSessions = (
  record: SimulatedRecord,
  change: (session: GraphSession) => GraphSession,
): SimulatedRecord => ({
  ...record,
  session: (index) => change(record.session(index)),
});

const withMedia = (
  session: GraphSession,
  change: (media: readonly GraphMedia[]) => readonly GraphMedia[],
): GraphSession => ({
  ...session,
  segments: session.segments.map((segment) => ({ ...segment, media: change(segment.media) })),
});

/** Identity sets in place of associatedIdentity, no discriminators, enumerations in capitals, empty failures. */
const olderFormCall = (now: number, seed: number): SimulatedRecord =>
  withSessions(
    scriptCall(
      {
        ...olderForm,
        olderForm: true,
        tickSeconds: 60,
        drawing: `
          * Lynne Robbins    ==========
          * +358942567000    .=========
            Nestor Wilke     ==========
        `,
        cast: { '+358942567000': phoneNumbered('+358942567000') },
        feedback: { 'Nestor Wilke': { rating: 'poor', text: null, tokens: null } },
      },
      helsinkiAt(now, 5, '10:20:11'),
      seed,
    ),
    (session) => ({
      ...session,
      failureInfo: { stage: null, reason: null },
      caller: olderEndpoint(session.caller),
      callee: olderEndpoint(session.callee),
      segments: session.segments.map((segment) => ({
        ...segment,
        ...(segment.caller && { caller: olderEndpoint(segment.caller) }),
        ...(segment.callee && { callee: olderEndpoint(segment.callee) }),
      })),
    }),
  );

const olderEndpoint = (endpoint: GraphEndpoint): GraphEndpoint => {
  const { '@odata.type': _type, associatedIdentity, userAgent, ...rest } = endpoint;
  const { '@odata.type': _agentType, ...agent } = userAgent ?? {};
  const platform = agent.platform === 'windows' ? 'Windows' : agent.platform;
  return {
    ...rest,
    userAgent: {
      ...agent,
      ...(platform !== undefined && { platform }),
      ...(agent.productFamily === 'teams' && { productFamily: 'Teams' }),
    },
    ...(associatedIdentity && {
      identity: {
        guest: null,
        phone: null,
        user: {
          id: associatedIdentity.id,
          displayName: associatedIdentity.displayName,
          tenantId: associatedIdentity.tenantId ?? null,
        },
      },
    }),
  };
};

/** Addresses as operating systems and policies hide them. */
const HIDDEN: readonly Partial<GraphNetwork>[] = [
  { macAddress: '02:00:00:00:00:00', basicServiceSetIdentifier: null, wifiVendorDriver: null },
  { macAddress: '00-00-00-00-00-00', basicServiceSetIdentifier: '', reflexiveIPAddress: '' },
  { macAddress: '00-00-00-00-00-00-00-00', ipAddress: '', subnet: '', linkSpeed: 4_294_967_295 },
  { macAddress: '', basicServiceSetIdentifier: '', relayIPAddress: '', dnsSuffix: '', linkSpeed: 0 },
];

const hiddenAddressesCall = (now: number, seed: number): SimulatedRecord => {
  const record = scriptCall(
    {
      ...hiddenAddresses,
      tickSeconds: 90,
      drawing: `
        * Emily Braun      ==========
        * Raul Razo        =wwwwwwww=
          Sara Davis       .=========
          Irvin Sayers     =========.
      `,
    },
    helsinkiAt(now, 3, '15:00:00'),
    seed,
  );
  return {
    ...record,
    session: (index) =>
      withMedia(record.session(index), (media) =>
        media.map((medium) => ({
          ...medium,
          callerNetwork: medium.callerNetwork && {
            ...medium.callerNetwork,
            ...HIDDEN[index % HIDDEN.length],
          },
        })),
      ),
  };
};

/** A data medium that no modality names, and streams that carried nothing. */
const idleStreamsCall = (now: number, seed: number): SimulatedRecord =>
  withSessions(
    scriptCall(
      {
        ...idleStreams,
        tickSeconds: 75,
        drawing: `
          * Johanna Lorenz     ====
            Enrico Cattaneo    ====
        `,
        feedback: {
          'Johanna Lorenz': { rating: 'notRated', text: null, tokens: {} },
          'Enrico Cattaneo': null,
        },
      },
      helsinkiAt(now, 4, '12:23:32.922748'),
      seed,
    ),
    (session) =>
      withMedia(session, (media) => [
        ...media
          .slice(0, 1)
          .map((medium) => ({ ...medium, label: 'data', streams: medium.streams.map(idleStream) })),
        ...media.map((medium) => ({
          ...medium,
          streams: medium.streams.map((stream) =>
            stream.streamDirection === 'calleeToCaller' ? idleStream(stream) : stream,
          ),
        })),
      ]),
  );

/** Members of enumerations and names of reasons that are newer than any client. */
const newMembersCall = (now: number, seed: number): SimulatedRecord =>
  withSessions(
    scriptCall(
      {
        ...newMembers,
        tickSeconds: 60,
        drawing: `
          * Cecil Folk        ========
          * Visitor Centre    ========
        `,
        cast: { 'Visitor Centre': { ...personNamed('Visitor Centre', 'Fabrikam'), kind: 'guest' } },
        feedback: {
          'Cecil Folk': {
            ...rated(2),
            tokens: { NoSound: false, RoboticVoice: true, TranslationLate: true },
          },
        },
      },
      helsinkiAt(now, 6, '11:00:00.1234567'),
      seed,
    ),
    (session) => ({
      ...withMedia(session, (media) =>
        media.map((medium) => ({
          ...medium,
          callerNetwork: medium.callerNetwork && { ...medium.callerNetwork, connectionType: 'satellite' },
          streams: medium.streams.map((stream) => ({ ...stream, audioCodec: 'lyra2' })),
        })),
      ),
      modalities: [...session.modalities, 'holographic'],
      caller: {
        ...session.caller,
        userAgent: {
          ...session.caller.userAgent,
          platform: 'visionHeadset',
          productFamily: 'azureCommunicationServices',
        },
      },
    }),
  );

const longNamesCall = (now: number, seed: number): SimulatedRecord => {
  const named = (name: string): Party => ({ ...personNamed('Long Name'), id: personNamed(name).id, name });
  return scriptCall(
    {
      ...longNames,
      tickSeconds: 60,
      drawing: `
        * Long       ==========
        * Arabic     ==========
        * Hebrew     =wwwwwwwww
          Markup     ==========
          Mixed      ==========
          Emoji      .=========
      `,
      cast: {
        Long: named(
          `${'Maximiliana Konstantinopolitanska-Weatherington '.repeat(6)}the Twelfth`.slice(0, 300),
        ),
        Arabic: named('محمد عبد الرحمن الهاشمي'),
        Hebrew: named('נועה בן־דוד'),
        Markup: named('<img src=x onerror="alert(1)"><b>Bold</b> & "quoted" \'Name\''),
        Mixed: named('\u202Egnp.elif\u202C Zo\u0308e'),
        Emoji: named('王小明 👩🏽‍💻'),
      },
      feedback: {
        Long: null,
        [HEBREW]: rated(1, ['DistortedSound'], '<script>alert("heard")</script> הקול נקטע'),
      },
    },
    helsinkiAt(now, 2, '16:10:00'),
    seed,
  );
};

const HEBREW = 'נועה בן־דוד';
