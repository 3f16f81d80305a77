import { useState } from 'react';
import { formatCount } from '#report/format';
import { EvidenceDialog } from '../features/evidence/EvidenceDialog.tsx';
import type { EvidenceChoice } from '../features/evidence/made.ts';
import { NO_EXPORT } from './export-words.ts';
import type { EvidencePage } from './evidence-side.ts';
import { shareRead } from './make-evidence.ts';
import { useEvidenceActions, type SaveCaseFile } from './useEvidenceActions.ts';
import { useMadeEvidence } from './useMadeEvidence.ts';

type Props = {
  readonly page: EvidencePage;
  readonly onClose: () => void;
  /** Undefined where no case file can be made. */
  readonly onCaseFile?: SaveCaseFile;
};

const FIRST_CHOICE: EvidenceChoice = {
  names: 'shown',
  parts: { ladders: true, sessions: true, grid: false, path: false, ticket: true },
};

/** The dialog of evidence over a call page. */
export const EvidenceHost = ({ page, onClose, onCaseFile }: Props) => {
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const evidence = useMadeEvidence(page, choice);
  const { actions, status, isBusy } = useEvidenceActions(page, evidence, onCaseFile);
  const { viewer, call } = page;
  const hasNames = viewer.fieldLevel === 'identity';
  const read = shareRead(call.reading);
  const canWait = read.isPartial && call.reading.state.kind === 'resting';
  return (
    <EvidenceDialog
      made={evidence.made}
      choice={choice}
      onChoice={setChoice}
      hasNames={hasNames}
      hasGrid={call.record?.type !== 'peerToPeer'}
      namesBecause={
        page.isFile
          ? 'the file has them'
          : hasNames
            ? 'you hold the identity role'
            : 'your role does not see names'
      }
      refused={viewer.mayExport ? undefined : NO_EXPORT}
      bound={{
        words: `${read.version === undefined ? 'Record without version' : `Record version ${read.version}`}, ${read.words}`,
        isPartial: read.isPartial,
        isReading: call.reading.state.kind === 'reading',
        onWait: canWait ? call.readAll : undefined,
      }}
      chosen={`${formatCount(page.list.fit.length)} of ${formatCount(call.rows.length)} people`}
      status={status}
      isBusy={isBusy}
      actions={actions}
      onClose={onClose}
    />
  );
};
