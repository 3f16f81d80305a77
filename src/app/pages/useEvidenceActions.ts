import { useState } from 'react';
import type { ExportKind } from '#contract/exports';
import { callJson } from '#report/evidence/call-json';
import { exportName } from '#report/evidence/export-names';
import { sessionCsv } from '#report/evidence/session-csv';
import { streamCsv } from '#report/evidence/stream-csv';
import { browserBoard, copyPictureAndText, copyTexts } from '../features/evidence/copy-evidence.ts';
import type { EvidenceActions } from '../features/evidence/EvidenceDialog.tsx';
import type { Made } from '../features/evidence/made.ts';
import { download } from '../ui/download.ts';
import { exportErrorWords } from './export-words.ts';
import { bodiesAtLevel, type EvidencePage, type EvidenceSide } from './evidence-side.ts';
import { blobOf, pause } from './slices.ts';
import type { MadeEvidence } from './useMadeEvidence.ts';

type Status = { readonly words: string; readonly isTrouble: boolean };
type Ready = Extract<Made, { state: 'ready' }>;

/** Saves the call as a case file, at the level chosen. */
export type SaveCaseFile = (side: EvidenceSide) => Promise<void>;

/**
 * Everything that writes evidence out, one at a time, each after the proxy has been asked; and what the last one did.
 * The first step runs inside the click, for a clipboard opens for nothing else.
 */
export const useEvidenceActions = (
  page: EvidencePage,
  { made, side }: MadeEvidence,
  onCaseFile: SaveCaseFile | undefined,
): { readonly actions: EvidenceActions; readonly status: Status | undefined; readonly isBusy: boolean } => {
  const [status, setStatus] = useState<Status>();
  const [isBusy, setBusy] = useState(false);
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
  const whenMade = (act: (ready: Ready, from: EvidenceSide) => Promise<Status | string>) => () => {
    if (made.state === 'ready' && side !== undefined) void run(() => act(made, side));
  };
  return {
    actions: {
      savePicture: whenMade((ready, from) => savePicture(page, ready, from)),
      copyText: whenMade((ready, from) => copyText(page, ready, from)),
      copyBoth: whenMade((ready, from) => copyBoth(page, ready, from)),
      saveSessions: whenMade((_, from) => saveSessions(page, from)),
      saveStreams: whenMade((_, from) => saveStreams(page, from)),
      saveJson: whenMade((_, from) => saveJson(page, from)),
      saveCase: onCaseFile && whenMade((_, from) => saveCase(page, from, onCaseFile)),
    },
    status,
    isBusy,
  };
};

/** Asked once for each action, before anything is written. The ticket's number says what the export was for. */
const allow = async (
  { viewer, id, ticketWords }: EvidencePage,
  { level }: EvidenceSide,
  kind: ExportKind,
  sessions: number,
): Promise<void> => {
  const [number] = /\b[A-Z]{2,10}-?\d{2,12}\b/.exec(ticketWords ?? '') ?? [];
  await viewer.askExport?.({
    recordId: id,
    kind,
    fieldLevel: level,
    sessions,
    ...(number !== undefined && { purpose: number }),
  });
};

const saved = (blob: Blob, name: string): string => {
  download(blob, name);
  return `Saved as ${name}.`;
};

const savePicture = async (page: EvidencePage, { png, sessions }: Ready, from: EvidenceSide) => {
  await allow(page, from, 'picture', sessions);
  return saved(png, exportName(page.id, 'evidence'));
};

const copyText = async (page: EvidencePage, { html, markdown, sessions }: Ready, from: EvidenceSide) => {
  const permission = allow(page, from, 'text', sessions);
  return statusOf(await copyTexts({ permission, html, markdown }, browserBoard()));
};

const copyBoth = async (page: EvidencePage, { png, html, plain, sessions }: Ready, from: EvidenceSide) => {
  const permission = allow(page, from, 'evidence', sessions);
  const name = exportName(page.id, 'evidence');
  const save = () => {
    download(png, name);
    return name;
  };
  return statusOf(await copyPictureAndText({ permission, png, html, plain, save }, browserBoard()));
};

const statusOf = ({ words, isWhole }: { readonly words: string; readonly isWhole: boolean }): Status => ({
  words,
  isTrouble: !isWhole,
});

/** By their places in Graph's order. */
const sessionsOf = ({ chosen }: EvidenceSide): ReadonlySet<number> =>
  new Set(chosen.flatMap(({ parts }) => parts.map(({ index }) => index)));

const sourceOf = ({ id, call }: EvidencePage, { nameOf }: EvidenceSide) => ({
  recordId: id,
  version: call.reading.version,
  nameOf,
});

const saveSessions = async (page: EvidencePage, from: EvidenceSide) => {
  await allow(page, from, 'csv', sessionsOf(from).size);
  const lines = sessionCsv(from.chosen, sourceOf(page, from));
  return saved(await blobOf(lines, 'text/csv'), exportName(page.id, 'sessions'));
};

const saveStreams = async (page: EvidencePage, from: EvidenceSide) => {
  await allow(page, from, 'csv', sessionsOf(from).size);
  const lines = streamCsv(from.chosen, { ...sourceOf(page, from), limits: page.limits });
  return saved(await blobOf(lines, 'text/csv'), exportName(page.id, 'streams'));
};

const saveJson = async (page: EvidencePage, from: EvidenceSide) => {
  const indices = sessionsOf(from);
  await allow(page, from, 'json', indices.size);
  const levelled = from.levelled ?? (await bodiesAtLevel(page, from.level, pause));
  const json = await jsonOf(page, { ...from, levelled }, indices);
  return `${saved(json, exportName(page.id, 'json'))} Dropped on this page it opens again.`;
};

const saveCase = async (page: EvidencePage, from: EvidenceSide, save: SaveCaseFile) => {
  await allow(page, from, 'case-file', page.call.reading.shown);
  await save(from);
  return `Saved as ${exportName(page.id, 'case')}.`;
};

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
