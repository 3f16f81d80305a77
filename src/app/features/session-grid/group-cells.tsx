import { platformWord } from '#report/enum-words';
import { formatLossPercent, formatMsNumber } from '#report/format';
import type { RowGroup, Spread } from '#report/list/row-groups';
import { Reading } from './cells.tsx';

/** “6 people, 10.62.18.0”. */
export const GroupName = ({ group }: { readonly group: RowGroup }) => (
  <span className="ellipsis">
    <b>{group.rows.length.toLocaleString('en')} people</b>,{' '}
    <bdi>{group.by === 'platform' ? platformWord(group.value) : group.value}</bdi>
  </span>
);

type RangeProps = { readonly of: Spread | undefined };

/** “36–72”; one number where all are alike. */
const rangeWords = ({ low, high }: Spread, format: (value: number) => string): string => {
  const [from, to] = [format(low), format(high)];
  return from === to ? from : `${from}–${to}`;
};

export const LossRange = ({ of }: RangeProps) => (
  <Reading text={of && rangeWords(of, formatLossPercent)} over={of?.over === true} />
);

export const MsRange = ({ of }: RangeProps) => (
  <Reading text={of && rangeWords(of, formatMsNumber)} over={of?.over === true} />
);
