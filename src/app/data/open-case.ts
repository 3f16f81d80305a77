import { packSessions } from '#calls/session-pack';
import { NO_BODIES } from '#report/case/call-bodies';
import type { CaseFile } from '#report/case/case-file';
import { holdTicket } from './held-ticket.ts';
import { beginning, openedFile, pageOf, portionOf, setOpenedFile } from './opened-file.ts';
import { readCase } from '#report/case/read-case';

/** Opens the call of a case file on this very thread, as the viewer inside of one does: it may start no worker. */
export const openCase = async (file: CaseFile, name: string): Promise<void> => {
  const reading = readCase(file, name);
  const kept = async () => (await reading).opened?.kept;
  setOpenedFile(
    beginning(1, {
      raw: async (index, session) =>
        (await kept())?.raw(pageOf(openedFile()?.portions ?? [], index) ?? -1, session),
      bodies: async () => (await kept())?.bodies() ?? NO_BODIES,
    }),
  );
  const { entries, opened } = await reading;
  const before = openedFile();
  if (before === undefined) return;
  if (opened === undefined) return setOpenedFile({ ...before, entries, state: 'no-call' });
  const { record, isRecordMade, participants, isPageMissing, pages } = opened.call;
  holdTicket(record.id, opened.info.ticket ?? '');
  const portions = pages.map(({ sessions }, page) => portionOf(page, packSessions(sessions)));
  setOpenedFile({
    ...before,
    state: 'open',
    entries,
    record,
    isRecordMade,
    participants,
    isPageMissing,
    total: portions.reduce((sum, { sessions }) => sum + sessions.length, 0),
    portions,
    caseInfo: opened.info,
  });
};
