import { useAccount } from '../auth/useAccount.ts';
import { Menu } from '../ui/Menu.tsx';
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
        <button type="button" className="avatar" title={as.name}>
          <span aria-hidden="true">{initials(as.name)}</span>
          <span className="vh">Account of {as.name}</span>
        </button>
      }
    >
      {(menu) => (
        <>
          <div className="account">
            <b>
              <bdi>{as.name}</bdi>
            </b>
            <span className="muted">{as.username}</span>
            <div className="roles">
              {person.roles.map((role) => (
                <div key={role}>
                  {ROLE_WORDS[role].name}: {ROLE_WORDS[role].gives}
                </div>
              ))}
            </div>
          </div>
          <menu.Line />
          <menu.Choice
            label="Theme"
            options={THEMES}
            value={theme}
            onChange={(next) => setPreferences({ theme: next })}
          />
          <menu.Line />
          <menu.Item onClick={onSignOut}>Sign out</menu.Item>
        </>
      )}
    </Menu>
  );
};
