import { all, emptied, field, instant, named, type Field } from './field.ts';

/** Records, sessions and segments, and who is at their ends. The same in v1.0 and beta. */
export const RECORD_FIELDS = {
  callRecord: {
    id: all('Edm.String', 'GUID'),
    version: all('Edm.Int64'),
    type: all('callType'),
    modalities: all('Collection(modality)'),
    startDateTime: instant,
    endDateTime: instant,
    lastModifiedDateTime: instant,
    // The link lets its reader into the meeting.
    joinWebUrl: named(),
    organizer: emptied(field('people', 'identitySet')),
    participants: emptied(field('people', 'Collection(identitySet)')),
    organizer_v2: all('participantBase'),
    participants_v2: all('Collection(participantBase)'),
    sessions: all('Collection(session)'),
  },
  /** organizer and participant; their id is the person's, and gives way to the pseudonym's. */
  participantBase: {
    id: named(),
    identity: field('people', 'identitySet'),
    administrativeUnitInfos: named('Collection(administrativeUnitInfo)'),
  },
  administrativeUnitInfo: {
    id: named(),
  },
  session: {
    id: all('Edm.String', 'GUID'),
    modalities: all('Collection(modality)'),
    startDateTime: instant,
    endDateTime: instant,
    isTest: all('Edm.Boolean'),
    failureInfo: all('failureInfo'),
    caller: all('endpoint'),
    callee: all('endpoint'),
    segments: all('Collection(segment)'),
  },
  segment: {
    id: all('Edm.String', 'GUID'),
    startDateTime: instant,
    endDateTime: instant,
    failureInfo: all('failureInfo'),
    caller: all('endpoint'),
    callee: all('endpoint'),
    media: all('Collection(media)'),
  },
  failureInfo: {
    stage: all('failureStage'),
    // Free text: nothing says that it never holds a name or a number.
    reason: named(),
  },
  /** endpoint with participantEndpoint and serviceEndpoint. */
  endpoint: {
    userAgent: all('userAgent'),
    associatedIdentity: field('person', 'identity'),
    identity: emptied(field('people', 'identitySet')),
    name: named(),
    cpuName: named(),
    cpuCoresCount: all('Edm.Int32', 'cores'),
    cpuProcessorSpeedInMhz: all('Edm.Int32', 'MHz'),
    feedback: all('userFeedback'),
  },
  /** userAgent with clientUserAgent and serviceUserAgent. */
  userAgent: {
    // Old clients write the phone's model into it, in brackets.
    headerValue: field('products', 'Edm.String'),
    applicationVersion: all('Edm.String'),
    platform: all('clientPlatform'),
    productFamily: all('productFamily'),
    azureADAppId: named(),
    communicationServiceId: named(),
    role: all('serviceRole'),
  },
  userFeedback: {
    rating: all('userFeedbackRating'),
    text: named(),
    tokens: all('feedbackTokenSet'),
  },
  /** An open type of booleans: any name, as long as it is one word. */
  feedbackTokenSet: {},
} as const satisfies Record<string, Record<string, Field>>;
