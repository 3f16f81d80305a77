import { Icon } from '../../ui/Icon.tsx';
import './drop-zone.css';

/** A file and what came of it. */
type Entry = { readonly name: string; readonly isTaken: boolean; readonly words: string };

const SHOWN = 12;

/** What was read in each file; those left out say why. */
export const FileEntries = ({ entries }: { readonly entries: readonly Entry[] }) => (
  <ul className="file-entries">
    {entries.slice(0, SHOWN).map(({ name, isTaken, words }) => (
      <li key={name} className={isTaken ? undefined : 'left-out'}>
        <Icon name="file" />
        <b>
          <bdi>{name}</bdi>
        </b>
        <span>{words}</span>
        <Icon name={isTaken ? 'check' : 'close'} small />
      </li>
    ))}
    {entries.length > SHOWN && <li>{entries.length - SHOWN} more</li>}
  </ul>
);
