import { epochMs } from '#base/units';
import type { FieldLevel } from '#calls/fields';
import { createPseudonyms, type Pseudonyms } from '#calls/pseudonyms';
import { loadPart } from '../data/load-part.ts';
import { caseView } from './call-link.ts';
import type { Call } from './useCall.ts';
import type { SessionList } from './useSessionList.ts';
import type { Viewer } from './useViewer.ts';

type Subject = {
  readonly id: string;
  readonly call: Call;
  readonly viewer: Viewer;
  readonly list: SessionList;
  readonly zone: string;
  /** From files, whose JSON nobody has masked. */
  readonly isFile: boolean;
};

export type CaseFileMaker = (
  choice: { readonly fieldLevel: FieldLevel; readonly pseudonyms?: Pseudonyms },
  signal?: AbortSignal,
) => Promise<Blob>;

/** Makes the case file of what the page shows just now. Rejects as `makeCaseFile` does. */
export const useCaseFile = ({ id, call, viewer, list, zone, isFile }: Subject): CaseFileMaker => {
  return async ({ fieldLevel, pseudonyms = createPseudonyms(undefined) }, signal) => {
    const { makeCaseFile } = await loadPart(() => import('./make-case-file.ts'));
    return makeCaseFile(
      {
        recordId: id,
        reading: call.reading,
        bodies: call.bodies(),
        sentFor: isFile ? 'everyone' : viewer.fieldLevel,
      },
      {
        fieldLevel,
        view: caseView(list.view, list.fit),
        zone,
        appVersion: viewer.appVersion,
        now: epochMs(Date.now()),
        pseudonyms,
      },
      signal,
    );
  };
};
