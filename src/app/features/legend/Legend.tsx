import { Mark } from '../../ui/Mark.tsx';
import { Mirror } from '../../ui/Mirror.tsx';
import './legend.css';

/** What the drawings mean, always in sight: no picture of a lane goes without it. */
export const Legend = () => (
  <p className="legend">
    <span>
      <Mirror sent="good" heard="good" /> above: sent, below: heard
    </span>
    <span>
      <Mirror sent="poor" heard="good" /> heavy: poor
    </span>
    <span>
      <Mirror sent="burst" heard="good" /> outline: maximum past the limit
    </span>
    <span>
      <Mirror sent="notJudged" heard="good" /> hollow: not judged
    </span>
    <span>
      <Mirror sent="noData" heard="noData" /> dashes: no data
    </span>
    <span>
      <Mark kind="failed" size={10} /> failed
    </span>
    <span className="weight">Weight is the average over the whole bar</span>
  </p>
);
