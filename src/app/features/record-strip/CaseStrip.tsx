import { Fragment } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import './record-strip.css';

type Props = {
  /** “Case file of Tue 24 Nov 2026, 12:15 UTC+2”. */
  readonly made: string;
  readonly version: string;
  readonly read: string;
  readonly names: string;
  readonly by: string;
  /** What cannot be read of it. */
  readonly damage: string | undefined;
};

/** What a case file is: evidence of one moment, which nothing adds to any more. */
export const CaseStrip = ({ made, damage, ...facts }: Props) => (
  <section className={`strip ${damage === undefined ? '' : 'loud'}`} aria-label="What this case file is">
    <Icon name="file" />
    <p className="strip-words">
      <b>{made}</b>
    </p>
    {[facts.version, facts.read, facts.names, facts.by].map((fact) => (
      <Fragment key={fact}>
        <span className="sep" />
        <span>{fact}</span>
      </Fragment>
    ))}
    {damage !== undefined && (
      <>
        <span className="sep" />
        <b role="alert">{damage}</b>
      </>
    )}
  </section>
);
