import { address, all, inBeta, instant, named, type Field } from './field.ts';

/** What v1.0 writes into each row and beta inherits from callLogRow. */
const person = {
  id: all('Edm.String'),
  userId: named(),
  userPrincipalName: named(),
  userDisplayName: named(),
} as const satisfies Record<string, Field>;

const inherited = {
  ...person,
  otherPartyCountryCode: inBeta(all('Edm.String', 'ISO 3166')),
  administrativeUnitInfos: inBeta(named('Collection(administrativeUnitInfo)')),
} as const satisfies Record<string, Field>;

const charge = all('Edm.Decimal', 'in `currency`');
const currency = all('Edm.String', 'ISO 4217');
const country = all('Edm.String', 'ISO 3166');
const seconds = all('Edm.Int32', 's');
/** Telephone numbers, some of them shortened by Graph itself. */
const number = named();

const allInBeta = (fields: Record<string, Field>): Record<string, Field> =>
  Object.fromEntries(Object.entries(fields).map(([name, known]) => [name, inBeta(known)]));

/** Rows of the five logs. A row's id fetches no call record: it may be only a part of a call. */
export const LOG_FIELDS = {
  directRoutingLogRow: {
    ...inherited,
    correlationId: all('Edm.String', 'GUID'),
    transferorCorrelationId: inBeta(all('Edm.String', 'GUID')),
    callType: all('Edm.String'),
    callerNumber: number,
    calleeNumber: number,
    userCountryCode: inBeta(country),
    inviteDateTime: instant,
    startDateTime: instant,
    endDateTime: instant,
    // The year 1 means that nothing failed.
    failureDateTime: instant,
    duration: seconds,
    successfulCall: all('Edm.Boolean'),
    callEndSubReason: all('Edm.Int32'),
    finalSipCode: all('Edm.Int32', 'SIP status'),
    // Written by gateways, in any words.
    finalSipCodePhrase: named(),
    mediaBypassEnabled: all('Edm.Boolean'),
    mediaPathLocation: all('Edm.String'),
    signalingLocation: all('Edm.String'),
    trunkFullyQualifiedDomainName: named(),
  },
  pstnCallLogRow: {
    ...inherited,
    callId: all('Edm.String'),
    callType: all('Edm.String'),
    callDurationSource: all('pstnCallDurationSource'),
    callerNumber: number,
    calleeNumber: number,
    startDateTime: instant,
    endDateTime: instant,
    duration: seconds,
    charge,
    connectionCharge: charge,
    currency,
    // The number of a meeting lets its reader in.
    conferenceId: named(),
    destinationContext: all('Edm.String'),
    destinationName: all('Edm.String'),
    inventoryType: all('Edm.String'),
    licenseCapability: all('Edm.String'),
    operator: all('Edm.String'),
    tenantCountryCode: country,
    usageCountryCode: country,
    clientLocalIpV4Address: inBeta(address),
    clientLocalIpV6Address: inBeta(address),
    clientPublicIpV4Address: inBeta(address),
    clientPublicIpV6Address: inBeta(address),
  },
  smsLogRow: allInBeta({
    ...inherited,
    smsId: all('Edm.String'),
    smsType: all('Edm.String'),
    smsUnits: all('Edm.Int32', 'messages'),
    sourceNumber: number,
    destinationNumber: number,
    sentDateTime: instant,
    callCharge: charge,
    currency,
    destinationContext: all('Edm.String'),
    destinationName: all('Edm.String'),
    licenseCapability: all('Edm.String'),
    tenantCountryCode: country,
    userCountryCode: country,
  }),
  pstnBlockedUsersLogRow: allInBeta({
    userId: named(),
    userPrincipalName: named(),
    userDisplayName: named(),
    userTelephoneNumber: number,
    blockDateTime: instant,
    blockReason: named(),
    remediationId: all('Edm.String'),
    userBlockMode: all('pstnUserBlockMode'),
  }),
  pstnOnlineMeetingDialoutReport: allInBeta({
    userId: named(),
    userPrincipalName: named(),
    userDisplayName: named(),
    totalCalls: all('Edm.Int32', 'calls'),
    totalCallSeconds: seconds,
    totalCallCharge: charge,
    currency,
    destinationContext: all('Edm.String'),
    usageLocation: all('Edm.String', 'ISO 3166'),
  }),
} as const satisfies Record<string, Record<string, Field>>;
