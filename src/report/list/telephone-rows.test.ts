import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '#calls/model';
import { parseSessionsPage } from '#calls/parse';
import { diagnose } from '#quality/diagnose';
import { createCatalogue } from '#simulator/catalogue';
import { telephone } from '#simulator/scenarios/telephone';
import { mediaOf } from './medium-part.ts';
import { searchTextOf } from './row-source.ts';
import { createRowBuilder } from './row-builder.ts';
import type { SessionRow } from './session-rows.ts';

/**
 *     Grady ──── mediation server ──── gateway, +358…
 *      segment 1                segment 2
 */
describe('a call to a telephone, whose segments have ends of their own', () => {
  let sessions: readonly Session[];
  let grady: SessionRow | undefined;
  let phone: SessionRow | undefined;

  beforeAll(() => {
    const record = createCatalogue(Date.parse('2026-08-19T12:00:00Z'), 7).get(telephone.id);
    const page = parseSessionsPage({ value: [record?.session(0)] });
    sessions = page.kind === 'ok' ? page.value.sessions : [];
    [grady, phone] = createRowBuilder().add(sessions);
  });

  test('each person has the network at their own end, and no server’s', () => {
    expect(phone?.person?.kind).toBe('phone');
    expect(phone?.network?.subnet).toBe('192.0.2.0');
    expect(phone && searchTextOf(phone)).toContain('192.0.2.17');
    expect(grady?.network?.subnet).toBe(sessions[0]?.segments[0]?.media[0]?.callerNetwork?.subnet);
  });

  test('each person is judged by the segment they are in', () => {
    const barsOf = (row: SessionRow | undefined) =>
      row?.parts.flatMap(mediaOf).map(({ segments }) => segments.map(({ start }) => start));
    expect(barsOf(grady)).toEqual([[sessions[0]?.segments[0]?.start]]);
    expect(barsOf(phone)).toEqual([[sessions[0]?.segments[1]?.start]]);
    const [, toGateway] = sessions[0]?.segments ?? [];
    const arrived = toGateway?.media[0]?.streams.find(({ direction }) => direction === 'callerToCallee');
    expect(phone?.heard.lossRatio).toBe(arrived?.lossRatio);
    expect(phone?.heard.jitterMs).toBe(arrived?.jitterMs);
  });

  test('the call still counts every stream, those between servers too', () => {
    const { tally } = diagnose(sessions).call;
    const { good, poor, unclassified } = tally.audio;
    expect(good + poor + unclassified).toBe(4);
    const streams = sessions
      .flatMap(({ segments }) => segments.flatMap(({ media }) => media))
      .flatMap((one) => one.streams);
    expect(streams).toHaveLength(4);
  });
});
