import { describe, expect, test } from 'vitest';
import { groupRows, type GroupBy } from './row-groups.ts';
import { audioOf, joinedAs, rowsOf, streamOf } from '../testing.ts';

const person = (name: string, subnet: string | undefined, loss?: number, jitterMs?: number) =>
  joinedAs(
    name,
    ['14:00:00', '14:30:00'],
    [
      {
        ...audioOf(
          streamOf('callerToCallee', {
            packets: 5_000,
            ...(loss === undefined ? {} : { loss }),
            ...(jitterMs === undefined ? {} : { jitterMs }),
          }),
        ),
        callerNetwork: subnet === undefined ? {} : { subnet, basicServiceSetIdentifier: `ap of ${name}` },
      },
    ],
  );

const rows = rowsOf(
  person('ana', '10.62.18.0', 0.01, 36),
  person('ben', '10.62.31.0', 0.12),
  person('cat', '10.62.18.0', 0.004, 72),
  person('dan', undefined),
  person('eve', '10.62.18.0'),
);
const drawn = (by: GroupBy | undefined) =>
  groupRows(rows, by).map((entry) =>
    entry.kind === 'row' ? entry.row.name : entry.group.rows.map(({ name }) => name).join('+'),
  );

describe('groups', () => {
  test('stand where the first of them stood; whoever is alone keeps a line', () => {
    expect(drawn('subnet')).toEqual(['ana+cat+eve', 'ben', 'dan']);
    expect(drawn('accessPoint')).toEqual(['ana', 'ben', 'cat', 'dan', 'eve']);
    expect(drawn(undefined)).toEqual(['ana', 'ben', 'cat', 'dan', 'eve']);
  });

  test('show ranges over those of whom a number is known, and the worst of them', () => {
    const [entry] = groupRows(rows, 'subnet');
    if (entry?.kind !== 'group') throw new Error('no group');
    expect(entry.group).toMatchObject({
      value: '10.62.18.0',
      sentLoss: { low: 0.004, high: 0.01, over: false },
      sentJitter: { low: 36, high: 72, over: true },
      heardLoss: undefined,
      rating: undefined,
      worst: { name: 'cat' },
    });
  });
});
