import { Link } from '@tanstack/react-router';
import { sharedSearch } from '../useUrlView.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import './KeyList.css';
import { setPreferences, usePreferences } from './preferences.ts';

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['/', 'Ctrl K'], 'find a call'],
  [['↑', '↓', 'J', 'K'], 'move in the list'],
  [['Home', 'End'], 'first, last row'],
  [['→', '←'], 'open, close a row'],
  [['A to Z'], 'a name typed in the list, with Shift where its letter is a key'],
  [['Space'], 'choose a row'],
  [['Enter'], 'open call or session'],
  [['Esc'], 'step back, keeps filters'],
  [['[', ']'], 'previous, next session'],
  [['1', '2', '3'], 'proof of a verdict cause'],
  [['V'], 'audio, video, sharing'],
  [['F'], 'filter'],
  [['N'], 'group by network, show late sessions'],
  [['X'], 'hide or dim the rest'],
  [['+', '−', '0'], 'zoom time, whole call'],
  [['Shift ← →'], 'pan time'],
  [['1', '2', '3'], 'pick a call that was found'],
  [['J', 'Y'], 'in panel or session: the JSON, copy the value'],
  [['C'], 'compare people'],
  [['E'], 'evidence for the ticket'],
  [['S', 'T', 'Enter'], 'in evidence: save picture, copy text, copy both'],
  [['L'], 'copy link'],
  [['R'], 'read or retry'],
  [['Z'], 'time zone'],
  [['?'], 'this list'],
];

export const KeyList = ({ onClose }: { readonly onClose: () => void }) => {
  const { singleKeys } = usePreferences();
  return (
    <Dialog open onClose={onClose} title="Keyboard">
      <dl className="keys">
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="keys-switch">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => setPreferences({ singleKeys: event.target.checked })}
        />
        Keys of one letter or sign work while a list or panel has the focus
      </label>
      <p>
        <Link to="/rules" search={sharedSearch} onClick={onClose}>
          Every rule and limit that verdicts come from
        </Link>
      </p>
    </Dialog>
  );
};
