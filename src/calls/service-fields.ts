import { all, inBeta, instant, named, type Field } from './field.ts';

const text = all('Edm.String');

/** Graph's error bodies, change notifications and subscriptions: nothing of them is call data. */
export const SERVICE_FIELDS = {
  publicErrorResponse: {
    error: all('publicError'),
  },
  /** publicError, publicErrorDetail and publicInnerError, the last of them open. */
  publicError: {
    code: text,
    // For developers, in any words.
    message: named(),
    target: named(),
    details: all('Collection(publicError)'),
    innerError: all('publicError'),
  },
  changeNotificationCollection: {
    validationTokens: named('Collection(Edm.String)'),
    value: all('Collection(changeNotification)'),
  },
  changeNotification: {
    id: text,
    subscriptionId: all('Edm.Guid'),
    subscriptionExpirationDateTime: instant,
    changeType: all('changeType'),
    lifecycleEvent: all('lifecycleEventType'),
    // What a receiver compares to know that Graph is speaking.
    clientState: named(),
    resource: text,
    resourceData: all('resourceData'),
    encryptedContent: all('changeNotificationEncryptedContent'),
    tenantId: all('Edm.Guid'),
  },
  changeNotificationEncryptedContent: {
    data: named(),
    dataKey: named(),
    dataSignature: named(),
    encryptionCertificateId: named(),
    encryptionCertificateThumbprint: named(),
  },
  /** An open type; for call records it holds the id and the type. */
  resourceData: {},
  subscription: {
    id: text,
    applicationId: text,
    changeType: text,
    clientState: named(),
    creatorId: named(),
    encryptionCertificate: named(),
    encryptionCertificateId: named(),
    expirationDateTime: instant,
    includeResourceData: all('Edm.Boolean'),
    latestSupportedTlsVersion: text,
    lifecycleNotificationUrl: named(),
    notificationContentType: inBeta(text),
    notificationQueryOptions: text,
    notificationUrl: named(),
    notificationUrlAppId: text,
    resource: named(),
    vapidPublicKey: inBeta(named()),
    webPushEncryptionP256dhPublicKey: inBeta(named()),
    webPushEncryptionSecret: inBeta(named()),
  },
  cloudCommunications: {
    callRecords: all('Collection(callRecord)'),
  },
} as const satisfies Record<string, Record<string, Field>>;
