import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSessionsPage } from '#calls/parse';
import { createRowBuilder } from './row-builder.ts';
import { parseQuery } from './row-query.ts';
import type { SessionRow } from './session-rows.ts';

type Drawn = {
  readonly loss?: number;
  readonly jitterMs?: number;
  readonly heardLoss?: number;
  readonly rating?: string;
  readonly platform?: string;
  readonly version?: string;
  readonly network?: object;
  readonly stage?: string;
};

const sessionOf = (name: string, drawn: Drawn): object => ({
  id: name,
  startDateTime: '2026-08-19T11:00:00Z',
  modalities: ['audio'],
  failureInfo: drawn.stage === undefined ? null : { stage: drawn.stage },
  caller: {
    associatedIdentity: { id: name, displayName: name, userPrincipalName: `${name}@contoso.com` },
    userAgent: { platform: drawn.platform, applicationVersion: drawn.version },
    feedback: drawn.rating === undefined ? null : { rating: drawn.rating },
  },
  segments: [
    {
      id: name,
      media: [
        {
          label: 'main-audio',
          callerNetwork: drawn.network,
          streams: [
            {
              streamDirection: 'callerToCallee',
              packetUtilization: 5_000,
              averagePacketLossRate: drawn.loss,
              averageJitter: drawn.jitterMs === undefined ? null : `PT${drawn.jitterMs / 1_000}S`,
            },
            {
              streamDirection: 'calleeToCaller',
              packetUtilization: 5_000,
              averagePacketLossRate: drawn.heardLoss,
            },
          ],
        },
      ],
    },
  ],
});

const call: Readonly<Record<string, Drawn>> = {
  'Anna Lidman': { loss: 0.001, heardLoss: 0.002, rating: 'poor', platform: 'macOS', version: '26198.1' },
  Diego: {
    loss: 0.118,
    jitterMs: 41,
    heardLoss: 0.011,
    platform: 'windows',
    network: { connectionType: 'wifi', wifiSignalStrength: 34, subnet: '10.62.31.0' },
  },
  Miriam: {
    loss: 0.01,
    jitterMs: 12,
    platform: 'web',
    stage: 'midcall',
    network: { connectionType: 'tunnel', networkTransportProtocol: 'tcp', subnet: '10.62.18.0' },
  },
  Lee: {},
};

const page = parseSessionsPage({
  value: Object.entries(call).map(([name, drawn]) => sessionOf(name, drawn)),
});
if (page.kind === 'err') throw new Error(page.reason.message);
const rows: readonly SessionRow[] = createRowBuilder().add(page.value.sessions);

const found = (text: string): readonly string[] => {
  const { terms, problems } = parseQuery(text);
  expect(problems).toEqual([]);
  return rows.filter((row) => terms.every(({ holds }) => holds(row))).map(({ name }) => name);
};

describe('a typed filter', () => {
  test.each([
    ['loss>5', ['Diego']],
    ['loss>=11.8%', ['Diego']],
    ['sentloss<1', ['Anna Lidman']],
    ['heardloss>1', ['Diego']],
    ['jitter>0.03s', ['Diego']],
    ['jitter>30ms loss>5', ['Diego']],
    ['signal<40', ['Diego']],
    ['rated:poor', ['Anna Lidman']],
    ['rated<=2', ['Anna Lidman']],
    ['rated:2', ['Anna Lidman']],
    ['rated:none', ['Diego', 'Miriam', 'Lee']],
    ['net:wifi', ['Diego']],
    ['NET:Wi-Fi,vpn', ['Diego', 'Miriam']],
    ['net:unknown', ['Anna Lidman', 'Lee']],
    ['platform:browser', ['Miriam']],
    ['media:audio', ['Anna Lidman', 'Diego', 'Miriam', 'Lee']],
    ['client:26198', ['Anna Lidman']],
    ['subnet:10.62', ['Diego', 'Miriam']],
    ['person:"anna lidman"', ['Anna Lidman']],
    ['person:anna lidman', ['Anna Lidman']],
    ['poor', ['Diego']],
    ['failed', ['Miriam']],
    ['tcp', ['Miriam']],
    ['sent:poor', ['Diego']],
    ['sessions>1', []],
    ['"anna"', ['Anna Lidman']],
    ['“Anna Lidman”', ['Anna Lidman']],
    ['lidman', ['Anna Lidman']],
    ['"poor"', []],
    ['', ['Anna Lidman', 'Diego', 'Miriam', 'Lee']],
    ['  -  ', ['Anna Lidman', 'Diego', 'Miriam', 'Lee']],
  ])('%s finds %j', (text, names) => {
    expect(found(text)).toEqual(names);
  });

  test('keeps what is not, with a minus; what was not measured is not over any limit', () => {
    expect(found('-net:wifi')).toEqual(['Anna Lidman', 'Miriam', 'Lee']);
    expect(found('-loss>5')).toEqual(['Anna Lidman', 'Miriam', 'Lee']);
    expect(found('-"Anna Lidman" -failed')).toEqual(['Diego', 'Lee']);
  });

  test('is told in words', () => {
    const words = (text: string) => parseQuery(text).terms.map((term) => term.words);
    expect(words('loss>5 net:wifi,vpn rated:poor -platform:web "Anna" rtt<=0.2s')).toEqual([
      'loss over 5 %',
      'network Wi-Fi or VPN',
      'rated poor',
      'not platform Browser',
      '“Anna”',
      'round trip at most 200 ms',
    ]);
  });

  test('tells apart what may name somebody', () => {
    const personal = (text: string) => parseQuery(text).terms.map(({ isPersonal }) => isPersonal);
    expect(personal('loss>5 net:wifi failed')).toEqual([false, false, false]);
    expect(personal('anna person:anna subnet:10.1')).toEqual([true, true, true]);
  });
});

describe('a word that means nothing here', () => {
  test.each([
    ['los>5', 0, 5, 'There is no field “los”. Did you mean loss?'],
    ['failed jiter>3', 7, 14, 'There is no field “jiter”. Did you mean jitter?'],
    ['xyzzy:5', 0, 7, 'There is no field “xyzzy”. In quotes, "xyzzy:5" is looked for as it stands.'],
    ['loss>high', 0, 9, '“high” is no number: loss>5'],
    ['loss>', 0, 5, 'What loss should be is missing: loss>5'],
    ['loss>5s', 0, 7, '“5s” is no number: loss>5'],
    ['net>wifi', 0, 8, '“net” has no number to compare: net:wired'],
    ['net:,', 0, 5, 'What network should be is missing: net:wired'],
    ['rated:awful', 0, 11, 'Rated is one of poor, fair, good, any, none; not “awful”'],
  ])('%s is pointed at', (text, from, to, message) => {
    expect(parseQuery(text).problems).toEqual([{ from, to, message }]);
  });

  test('holds nothing back: the others filter', () => {
    const { terms, problems } = parseQuery('loss>5 net:wify');
    expect(problems).toHaveLength(1);
    expect(rows.filter((row) => terms.every(({ holds }) => holds(row))).map(({ name }) => name)).toEqual([
      'Diego',
    ]);
  });
});

test('no text makes it throw, and every term and problem lies inside the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const { terms, problems } = parseQuery(text);
      for (const { from, to } of [...terms, ...problems]) {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(text.length);
      }
      for (const row of rows) for (const { holds } of terms) expect(typeof holds(row)).toBe('boolean');
    }),
  );
});
