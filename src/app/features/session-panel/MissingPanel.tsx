import type { FieldLevel } from '#calls/fields';
import type { EpochMs } from '#base/units';
import type { CallRecord } from '#calls/model';
import type { LimitSet } from '#quality/limit-sets';
import { sessionBlanks } from '#report/session/blanks';
import type { Complaints } from '#report/verdict/complaints';
import { ratingWord } from '#report/enum-words';
import { tokenWords } from '#report/verdict/feedback-summary';
import { givenName } from '#report/given-name';
import type { SessionPart, SessionRow } from '#report/list/session-rows';
import { Button } from '../../ui/Button.tsx';
import { RateBox } from '../../ui/RateBox.tsx';
import { Missing } from './Missing.tsx';
import './session-panel.css';
import './missing-panel.css';

type Props = {
  readonly part: SessionPart;
  readonly caller: SessionRow;
  readonly callee: SessionRow;
  readonly complaints: Complaints;
  readonly record: CallRecord | undefined;
  readonly fieldLevel: FieldLevel;
  readonly limits: LimitSet;
  readonly now: EpochMs;
  readonly onJson: (() => void) | undefined;
  readonly onCopyFacts: (() => void) | undefined;
};

/** Beside a 1:1 call of which nobody is selected: what its record does not hold, and what the two said of it. */
export const MissingPanel = (props: Props) => {
  const { part, caller, callee, complaints, record, fieldLevel, limits, now } = props;
  const blanks = sessionBlanks(part.session, part.index, 'caller', {
    record,
    level: fieldLevel,
    limits,
    now,
    nameOf: (end) => givenName(end === 'caller' ? caller.name : callee.name),
  });
  return (
    <aside className="panel missing-panel" aria-labelledby="missing-title">
      <div className="sectionhead">
        <h2 id="missing-title">What is missing, and why</h2>
      </div>
      <Missing blanks={blanks} />
      {complaints.points.length > 0 && (
        <>
          <div className="sectionhead">
            <h3 className="h3">Feedback</h3>
            <span className="muted t11">
              {complaints.points.length} rated, {2 - complaints.points.length} without
            </span>
          </div>
          {[caller, callee].map((row) => (
            <Said key={row.key} row={row} />
          ))}
          {complaints.points.map(({ key, words }) => (
            <p key={key} className="quadbox">
              <span className="muted t11">Complaint against telemetry</span>
              <br />
              <Words words={words} />
            </p>
          ))}
        </>
      )}
      <footer className="pfoot">
        <Button icon="braces" shortcut="J" onClick={props.onJson}>
          Raw JSON
        </Button>
        <Button icon="copy" onClick={props.onCopyFacts}>
          Copy facts
        </Button>
      </footer>
    </aside>
  );
};

/** The first sentence is what counts. */
const Words = ({ words }: { readonly words: string }) => {
  const end = words.indexOf('. ') + 1;
  return end === 0 ? (
    <b>{words}</b>
  ) : (
    <>
      <b>{words.slice(0, end)}</b>
      {words.slice(end)}
    </>
  );
};

const Said = ({ row: { name, feedback } }: { readonly row: SessionRow }) => {
  const rating = feedback?.rating;
  if (feedback === undefined || typeof rating !== 'number') return null;
  const open = feedback.offered.filter((token) => !feedback.ticked.includes(token)).map(tokenWords);
  return (
    <div className="said">
      <RateBox poor={rating <= 2} label={`rated ${rating} of 5`}>
        {rating}
      </RateBox>
      <div>
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>
          : {ratingWord(rating)}
          {feedback.ticked.length > 0 && `, ${feedback.ticked.map(tokenWords).join(', ')}`}
        </p>
        {open.length > 0 && <p className="muted">offered, not ticked: {open.join(', ')}</p>}
        <p className="muted">
          {feedback.text === undefined || feedback.text === ''
            ? 'no comment in the record'
            : `“${feedback.text}”`}
        </p>
      </div>
    </div>
  );
};
