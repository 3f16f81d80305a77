import { LIMIT_SETS, type LimitSetName } from '#quality/limit-sets';
import { Segmented } from '../../ui/Segmented.tsx';

type Props = { readonly value: LimitSetName; readonly onChange: (name: LimitSetName) => void };

const OPTIONS = Object.values(LIMIT_SETS).map(({ name, title }) => ({ value: name, label: title }));

/** The switch of limits where there is room for all of them. */
export const LimitsSegments = ({ value, onChange }: Props) => (
  <div className="limits-all">
    <span className="muted" aria-hidden="true">
      Limits
    </span>
    <Segmented label="Limits" options={OPTIONS} value={value} onChange={onChange} />
  </div>
);
