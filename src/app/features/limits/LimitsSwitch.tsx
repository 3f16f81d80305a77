import { LIMIT_SETS, type LimitSetName } from '#quality/limit-sets';
import './limits.css';

type Props = { readonly value: LimitSetName; readonly onChange: (name: LimitSetName) => void };

const SETS = Object.values(LIMIT_SETS);

/** What streams are judged by: changes rungs, marks, rows and verdict at once. */
export const LimitsSwitch = ({ value, onChange }: Props) => (
  <label className="limits">
    Limits:{' '}
    <select
      value={value}
      title={LIMIT_SETS[value].differs}
      onChange={(event) => {
        const chosen = SETS.find(({ name }) => name === event.target.value);
        if (chosen) onChange(chosen.name);
      }}
    >
      {SETS.map(({ name, title }) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </select>
  </label>
);
