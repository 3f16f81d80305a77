/** What a cloud of Microsoft's offers of the call records API, and the root that tokens are asked for. */
export type Cloud = {
  readonly root: string;
  /** False where Graph's schema has neither callRecords nor cloudCommunications. */
  readonly hasCallRecords: boolean;
  readonly hasParticipants: boolean;
  /** The US Government's v1.0 schema has no session.isTest. */
  readonly hasIsTest: boolean;
};

/** Source: the availability lists of the documentation, and Graph's schema of each cloud. */
export const CLOUDS = {
  global: {
    root: 'https://graph.microsoft.com',
    hasCallRecords: true,
    hasParticipants: true,
    hasIsTest: true,
  },
  'usgov-l4': {
    root: 'https://graph.microsoft.us',
    hasCallRecords: true,
    hasParticipants: false,
    hasIsTest: false,
  },
  'usgov-l5': {
    root: 'https://dod-graph.microsoft.us',
    hasCallRecords: true,
    hasParticipants: false,
    hasIsTest: false,
  },
  china: {
    root: 'https://microsoftgraph.chinacloudapi.cn',
    hasCallRecords: false,
    hasParticipants: false,
    hasIsTest: false,
  },
} as const satisfies Record<string, Cloud>;

export type CloudName = keyof typeof CLOUDS;

export const isCloudName = (name: string): name is CloudName => Object.hasOwn(CLOUDS, name);
