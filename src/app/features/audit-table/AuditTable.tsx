import type { ReactNode } from 'react';
import { epochMs } from '#base/units';
import type { AuditEntry } from '#contract/audit';
import { formatClock, formatDate } from '#report/format';
import './audit-table.css';
import { entryWords, shortId } from './audit-words.ts';

type Props = {
  readonly entries: readonly AuditEntry[];
  readonly timeZone: string;
  readonly onPerson: (oid: string) => void;
  readonly onRecord: (recordId: string) => void;
  /** What stands under the last row. */
  readonly foot: ReactNode;
};

/** The trail as a table, newest first, a head for each day. */
export const AuditTable = ({ entries, timeZone, onPerson, onRecord, foot }: Props) => (
  // A region that scrolls has to be reachable by keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="audit-scroll" role="region" aria-label="Audit trail" tabIndex={0}>
    <table className="audit">
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">What</th>
          <th scope="col">Person</th>
          <th scope="col">Call record</th>
          <th scope="col">Purpose</th>
          <th scope="col">From</th>
          <th scope="col">Request</th>
        </tr>
      </thead>
      {byDay(entries, timeZone).map(({ day, lines }) => (
        <tbody key={day}>
          <tr className="audit-day">
            <th scope="rowgroup" colSpan={7}>
              {day}
            </th>
          </tr>
          {lines.map((entry) => (
            <Row key={entry.prev} {...{ entry, timeZone, onPerson, onRecord }} />
          ))}
        </tbody>
      ))}
    </table>
    {foot}
  </div>
);

type RowProps = Omit<Props, 'entries' | 'foot'> & { readonly entry: AuditEntry };

const Row = ({ entry, timeZone, onPerson, onRecord }: RowProps) => (
  <tr className={isRefusal(entry) ? 'audit-refusal' : undefined}>
    <td className="nowrap">
      <time dateTime={entry.ts}>{formatClock(epochMs(Date.parse(entry.ts)), timeZone)}</time>
    </td>
    <td>{entryWords(entry)}</td>
    <td>{entry.oid && <IdButton id={entry.oid} what="person" onClick={onPerson} />}</td>
    <td>{entry.recordId && <IdButton id={entry.recordId} what="call record" onClick={onRecord} />}</td>
    <td>{entry.purpose}</td>
    <td className="nowrap">{entry.client}</td>
    <td className="mono" title={entry.requestId}>
      {entry.requestId && shortId(entry.requestId)}
    </td>
  </tr>
);

const isRefusal = ({ event, status }: AuditEntry): boolean =>
  event === 'denial' || event === 'limit' || (event === 'exchange' && status !== 200);

type IdProps = { readonly id: string; readonly what: string; readonly onClick: (id: string) => void };

const IdButton = ({ id, what, onClick }: IdProps) => (
  <button
    type="button"
    className="audit-id mono"
    title={`${id}: show only this ${what}`}
    onClick={() => onClick(id)}
  >
    {shortId(id)}
  </button>
);

type Day = { readonly day: string; readonly lines: readonly AuditEntry[] };

const byDay = (entries: readonly AuditEntry[], timeZone: string): readonly Day[] => {
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const day = formatDate(epochMs(Date.parse(entry.ts)), timeZone);
    const lines = days.get(day);
    if (lines) lines.push(entry);
    else days.set(day, [entry]);
  }
  return [...days].map(([day, lines]) => ({ day, lines }));
};
