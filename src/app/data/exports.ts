import type { ExportRequest } from '#contract/exports';
import { EXPORTS_PATH } from '#contract/routes';
import type { Api } from './client.ts';

/** Asks the proxy to write down that a call is written out; nothing may be before it has. Throws an ApiError. */
export type AskExport = (request: ExportRequest) => Promise<void>;

export const askExportOf =
  (api: Api): AskExport =>
  (request) =>
    api.postJson(EXPORTS_PATH, request);
