import { describe, expect, test } from 'vitest';
import { readArguments } from './evidence-arguments.ts';

const ID = '8f2c41d7-5b0e-4c3a-9d16-2e7b90a4c5f1';
const TOKEN = { EARSHOT_TOKEN: 'a.b.c' };

test('a record is read through the proxy of this computer with the token of the environment', () => {
  expect(readArguments(['--record', ID, '--out', 'o', '--zone', 'Europe/Helsinki'], TOKEN)).toEqual({
    kind: 'ok',
    value: {
      source: {
        kind: 'record',
        id: ID,
        proxy: 'http://localhost:4310',
        as: undefined,
        token: 'a.b.c',
        patienceMs: 20 * 60_000,
      },
      out: 'o',
      isMasked: false,
      ticket: undefined,
      purpose: undefined,
      filter: '',
      limits: 'cqd',
      zone: 'Europe/Helsinki',
      takesPartial: false,
    },
  });
});

test('files need no token, and may be many', () => {
  const asked = readArguments(['--file', 'a.json', '--file', 'b.json', '--out', 'o', '--masked'], {});
  expect(asked).toMatchObject({
    kind: 'ok',
    value: { source: { kind: 'files', paths: ['a.json', 'b.json'] }, isMasked: true },
  });
});

describe('what makes no sense ends with 2 and the usage', () => {
  const record = ['--record', ID, '--out', 'o'];
  test.each([
    [['--record', ID], '--out DIR is missing.'],
    [['--out', 'o'], 'Either --record or --file is wanted.'],
    [[...record, '--file', 'a'], 'Either --record or --file is wanted.'],
    [['--record', '../../etc', '--out', 'o'], 'is not the id of a call record'],
    [[...record, '--limits', 'mine'], 'There are no limits “mine”.'],
    [[...record, '--zone', 'Mars/Olympus'], 'Mars/Olympus'],
    [[...record, '--wait', 'long'], '--wait takes minutes'],
    [[...record, '--filter', 'loss>'], '--filter: '],
    [[...record, '--masked', '--filter', 'Anna'], '--filter may name somebody'],
    [[...record, '--purpose', 'x'.repeat(201)], '--purpose takes 200 characters'],
    [[...record, '--ticket-file', '/nowhere/ticket.txt'], 'ENOENT'],
    [[...record, '--token', 'secret'], "Unknown option '--token'"],
  ])('%j', (args, words) => {
    const asked = readArguments(args, TOKEN);
    expect(asked).toMatchObject({ kind: 'err', reason: { code: 2 } });
    expect(asked.kind === 'err' && asked.reason.words).toContain(words);
    expect(asked.kind === 'err' && asked.reason.words).toContain('Usage: npm run -s evidence');
  });

  test('without a token, or with one that would cross the network in the clear', () => {
    expect(readArguments(record, {})).toMatchObject({ kind: 'err' });
    for (const proxy of [
      'http://earshot.example.com',
      'ftp://localhost',
      'localhost:4310',
      'http://localhost.evil.example',
    ]) {
      expect(readArguments([...record, '--proxy', proxy], TOKEN)).toMatchObject({ kind: 'err' });
    }
    for (const proxy of ['https://earshot.example.com', 'http://127.0.0.1:4310', 'http://[::1]:4310']) {
      expect(readArguments([...record, '--proxy', proxy], TOKEN)).toMatchObject({ kind: 'ok' });
    }
  });
});
