import { useAccount } from '../auth/useAccount.ts';
import { Menu, MenuChoice, MenuItem, MenuLine } from '../ui/Menu.tsx';
import { setPreferences, usePreferences } from './preferences.ts';
import { initials, ROLE_WORDS } from './role-words.ts';

const THEMES = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export const AccountMenu = ({ onSignOut }: { readonly onSignOut: () => void }) => {
  const { as, person } = useAccount();
  const { theme } = usePreferences();
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className="avatar" aria-label={`Account of ${as.name}`} title={as.name}>
          {initials(as.name)}
        </button>
      }
    >
      <div className="account">
        <b>
          <bdi>{as.name}</bdi>
        </b>
        <span className="muted">{as.username}</span>
        <ul className="roles">
          {person.roles.map((role) => (
            <li key={role}>
              {ROLE_WORDS[role].name}: {ROLE_WORDS[role].gives}
            </li>
          ))}
        </ul>
      </div>
      <MenuLine />
      <MenuChoice
        label="Theme"
        options={THEMES}
        value={theme}
        onChange={(next) => setPreferences({ theme: next })}
      />
      <MenuLine />
      <MenuItem onClick={onSignOut}>Sign out</MenuItem>
    </Menu>
  );
};
