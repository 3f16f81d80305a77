/** Declared properties of Graph's call record types, for `$select`. Source: metadata of microsoft.graph.callRecords. */
export const CALL_RECORD_PROPERTIES = [
  'id',
  'version',
  'type',
  'modalities',
  'startDateTime',
  'endDateTime',
  'lastModifiedDateTime',
  'joinWebUrl',
  'organizer',
  'organizer_v2',
  'participants',
];

export const SESSION_PROPERTIES = [
  'id',
  'modalities',
  'startDateTime',
  'endDateTime',
  'caller',
  'callee',
  'failureInfo',
  'isTest',
];

export const PARTICIPANT_PROPERTIES = ['id', 'identity', 'administrativeUnitInfos'];
