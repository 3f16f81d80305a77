/** Microsoft's clouds by the name GRAPH_CLOUD gives them; a tenant is reachable only through its own. */
export const CLOUDS = {
  global: { graph: 'https://graph.microsoft.com', authority: 'https://login.microsoftonline.com' },
  'usgov-l4': { graph: 'https://graph.microsoft.us', authority: 'https://login.microsoftonline.us' },
  'usgov-l5': { graph: 'https://dod-graph.microsoft.us', authority: 'https://login.microsoftonline.us' },
} as const;

export type CloudName = keyof typeof CLOUDS;

export const isCloudName = (name: string): name is CloudName => Object.hasOwn(CLOUDS, name);
