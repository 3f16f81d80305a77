import { expect, test } from 'vitest';
import type { FieldLevel } from '#calls/fields';
import { CASE_PLACE } from '#report/case/case-html';
import { caseInHtml, readCase } from '#report/case/read-case';
import { createCatalogue } from '#simulator/catalogue';
import { headOf, participantsOf, sessionsOf } from '#simulator/record';
import { caseOf } from './case-of.ts';
import type { Asked } from './evidence-arguments.ts';
import type { SourceCall } from './source-call.ts';

const NOW = Date.parse('2026-08-20T09:00:00Z');
const ID = '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1';
const record = createCatalogue(NOW, 1).get(ID);
if (!record) throw new Error('the meeting is not in the catalogue');

const call = (sentFor: FieldLevel | 'everyone'): SourceCall => ({
  recordId: ID,
  version: '2',
  sessions: 240,
  expected: undefined,
  isComplete: true,
  why: undefined,
  sentFor,
  bodies: {
    record: headOf(record, 2),
    participants: participantsOf(record, 0, record.participantCount),
    pages: [{ value: sessionsOf(record, 2, 0) }],
  },
  tenantId: undefined,
  askToExport: undefined,
});

const asked = (more: Partial<Asked>): Asked => ({
  source: { kind: 'files', paths: [] },
  out: 'o',
  isMasked: false,
  ticket: undefined,
  purpose: undefined,
  filter: '',
  limits: 'cqd',
  zone: 'Europe/Helsinki',
  takesPartial: false,
  ...more,
});

const made = async (of: SourceCall, as: Asked) => {
  const making = { viewer: `<!doctype html>${CASE_PLACE}`, appVersion: '0.1.0', now: NOW };
  const file = caseInHtml(await caseOf(of, as, making));
  if (file.kind === 'err') throw new Error(file.reason);
  const { opened } = await readCase(file.value, 'case.html');
  if (!opened) throw new Error('no call in the case');
  return { info: file.value, opened };
};

test('what was asked for is the view that the case opens with, the ticket’s time in its zone', async () => {
  const ticket = 'yesterday about 14:10 it sounded robotic';
  const { info } = await made(call('identity'), asked({ filter: 'loss>5', limits: 'ours', ticket }));
  expect(Object.fromEntries(new URLSearchParams(info.view))).toEqual({
    q: 'loss>5',
    limits: 'ours',
    at: String(Date.parse('2026-08-19T11:10:00Z')),
    tz: 'Europe/Helsinki',
  });
  expect(info).toMatchObject({ fieldLevel: 'identity', ticket, made: { by: 'Earshot 0.1.0' } });
});

test('masked, nobody is left in call or ticket', async () => {
  const ticket = 'Anna Lidman could not hear Diego';
  const { info, opened } = await made(call('everyone'), asked({ isMasked: true, ticket }));
  expect(info.fieldLevel).toBe('metrics');
  expect(info.ticket).toBe('[name] could not hear [name]');
  expect(JSON.stringify(await opened.kept.bodies())).not.toMatch(/Lidman|Siciliani|contoso/i);
  expect(opened.call.pages.flatMap(({ sessions }) => sessions)).toHaveLength(240);
});

test('what came masked stays masked, with the pseudonyms that it came with', async () => {
  const masked = await made(call('everyone'), asked({ isMasked: true }));
  const bodies = await masked.opened.kept.bodies();
  const again = await made({ ...call('metrics'), bodies }, asked({}));
  expect(again.info.fieldLevel).toBe('metrics');
  expect(await again.opened.kept.bodies()).toEqual(bodies);
});
