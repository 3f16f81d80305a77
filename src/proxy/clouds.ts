/**
 * Microsoft's clouds by the name GRAPH_CLOUD gives them; a tenant is reachable only through its own. By its documentation
 * participants_v2 is in the global one alone.
 */
export const CLOUDS = {
  global: {
    graph: 'https://graph.microsoft.com',
    authority: 'https://login.microsoftonline.com',
    hasParticipants: true,
  },
  'usgov-l4': {
    graph: 'https://graph.microsoft.us',
    authority: 'https://login.microsoftonline.us',
    hasParticipants: false,
  },
  'usgov-l5': {
    graph: 'https://dod-graph.microsoft.us',
    authority: 'https://login.microsoftonline.us',
    hasParticipants: false,
  },
} as const;

export type CloudName = keyof typeof CLOUDS;

export const isCloudName = (name: string): name is CloudName => Object.hasOwn(CLOUDS, name);
