import { useState } from 'react';
import type { ExportKind } from '#contract/exports';
import { callJson } from '#report/call-json';
import { exportName } from '#report/export-names';
import { formatCount } from '#report/format';
import { sessionCsv } from '#report/session-csv';
import { streamCsv } from '#report/stream-csv';
import { browserBoard, copyPictureAndText, copyTexts } from '../features/evidence/copy-evidence.ts';
import { EvidenceDialog } from '../features/evidence/EvidenceDialog.tsx';
import type { EvidenceChoice } from '../features/evidence/made.ts';
import { download } from '../ui/download.ts';
import { exportErrorWords, NO_EXPORT } from './export-words.ts';
import { bodiesAtLevel, type EvidencePage, type EvidenceSide } from './evidence-side.ts';
import { shareRead } from './make-evidence.ts';
import { blobOf, pause } from './slices.ts';
import { useMadeEvidence } from './useMadeEvidence.ts';

type Props = {
  readonly page: EvidencePage;
  readonly onClose: () => void;
  /** Saves the call as a case file, at the level chosen; undefined where none can be made. */
  readonly onCaseFile?: (side: EvidenceSide) => Promise<void>;
};

const FIRST_CHOICE: EvidenceChoice = {
  names: 'shown',
  parts: { ladders: true, sessions: true, grid: false, path: false, ticket: true },
};

type Status = { readonly words: string; readonly isTrouble: boolean };

/** The dialog of evidence over a call page: what can be written out, each after the proxy has been asked. */
export const EvidenceHost = ({ page, onClose, onCaseFile }: Props) => {
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const [status, setStatus] = useState<Status>();
  const [isBusy, setBusy] = useState(false);
  const { made, side } = useMadeEvidence(page, choice);
  const { viewer, call, id } = page;
  const hasNames = viewer.fieldLevel === 'identity';
  const fieldLevel = side?.level ?? (choice.names === 'masked' ? 'metrics' : viewer.fieldLevel);

  /** Asked once for each action, before anything is written. */
  const allow = async (kind: ExportKind, sessions: number): Promise<void> =>
    viewer.askExport?.({ recordId: id, kind, fieldLevel, sessions, ...purposeOf(page.ticketWords) });
  // The first step runs inside the click: a clipboard opens for nothing else.
  const run = async (act: () => Promise<Status | string>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setStatus(undefined);
    try {
      const done = await act();
      setStatus(typeof done === 'string' ? { words: done, isTrouble: false } : done);
    } catch (error) {
      setStatus({ words: exportErrorWords(error), isTrouble: true });
    } finally {
      setBusy(false);
    }
  };
  const whenMade =
    (
      act: (ready: Extract<typeof made, { state: 'ready' }>, from: EvidenceSide) => Promise<Status | string>,
    ) =>
    () => {
      if (made.state === 'ready' && side !== undefined) void run(() => act(made, side));
    };
  const savePng = (png: Blob): string => {
    const name = exportName(id, 'evidence');
    download(png, name);
    return name;
  };
  const source = (from: EvidenceSide) => ({
    recordId: id,
    version: call.reading.version,
    nameOf: from.nameOf,
  });
  const sessionsOf = ({ chosen }: EvidenceSide) =>
    new Set(chosen.flatMap(({ parts }) => parts.map(({ index }) => index)));

  const actions = {
    savePicture: whenMade(async ({ png, sessions }) => {
      await allow('picture', sessions);
      return `Saved as ${savePng(png)}.`;
    }),
    copyText: whenMade(async ({ html, markdown, sessions }) => {
      const permission = allow('text', sessions);
      return statusOf(await copyTexts({ permission, html, markdown }, browserBoard()));
    }),
    copyBoth: whenMade(async ({ png, html, plain, sessions }) => {
      const permission = allow('evidence', sessions);
      const save = () => savePng(png);
      return statusOf(await copyPictureAndText({ permission, png, html, plain, save }, browserBoard()));
    }),
    saveSessions: whenMade(async (_, from) => {
      await allow('csv', sessionsOf(from).size);
      download(await blobOf(sessionCsv(from.chosen, source(from)), 'text/csv'), exportName(id, 'sessions'));
      return `Saved as ${exportName(id, 'sessions')}.`;
    }),
    saveStreams: whenMade(async (_, from) => {
      await allow('csv', sessionsOf(from).size);
      const lines = streamCsv(from.chosen, { ...source(from), limits: page.limits });
      download(await blobOf(lines, 'text/csv'), exportName(id, 'streams'));
      return `Saved as ${exportName(id, 'streams')}.`;
    }),
    saveJson: whenMade(async (_, from) => {
      const indices = sessionsOf(from);
      await allow('json', indices.size);
      const levelled = from.levelled ?? (await bodiesAtLevel(page, from.level, pause));
      download(await jsonOf(page, { ...from, levelled }, indices), exportName(id, 'json'));
      return `Saved as ${exportName(id, 'json')}. Dropped on this page it opens again.`;
    }),
    saveCase:
      onCaseFile === undefined
        ? undefined
        : whenMade(async (_, from) => {
            await allow('case-file', call.reading.shown);
            await onCaseFile(from);
            return `Saved as ${exportName(id, 'case')}.`;
          }),
  };
  const read = shareRead(call.reading);
  const canWait = read.isPartial && call.reading.state.kind === 'resting';
  return (
    <EvidenceDialog
      made={made}
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

/** The ticket's number, if its words have one: it says in the audit trail what the export was for. */
const purposeOf = (words: string | undefined): { readonly purpose?: string } => {
  const [number] = /\b[A-Z]{2,10}-?\d{2,12}\b/.exec(words ?? '') ?? [];
  return number === undefined ? {} : { purpose: number };
};

const statusOf = ({ words, isWhole }: { readonly words: string; readonly isWhole: boolean }): Status => ({
  words,
  isTrouble: !isWhole,
});

/** Participants go along only with the whole list: a filter chooses people too. */
const jsonOf = (
  page: EvidencePage,
  { levelled, level, filter }: EvidenceSide,
  indices: ReadonlySet<number>,
): Promise<Blob> => {
  const sent = levelled?.sent.filter((_, index) => indices.has(index)) ?? [];
  const isAll = sent.length === levelled?.sent.length;
  const record = levelled?.bodies.record ?? { id: page.id };
  const lines = callJson(
    record,
    sent,
    {
      format: 'earshot-call',
      formatVersion: 1,
      made: new Date().toISOString(),
      madeBy: `Earshot ${page.viewer.appVersion}`,
      fieldLevel: level,
      sessions: sent.length,
      sessionsRead: page.call.reading.shown,
      isWholeRecord: isAll && page.call.reading.state.kind === 'complete',
      filter,
    },
    isAll ? levelled?.bodies.participants : undefined,
  );
  return blobOf(lines, 'application/json');
};
