import { Link, useLocation } from '@tanstack/react-router';
import { isAdministrator } from '#contract/roles';
import { zoneLabel } from '#report/format';
import { useAccount } from '../auth/useAccount.ts';
import { useTimeZone } from '../useTimeZone.ts';
import { sharedSearch } from '../useUrlView.ts';
import { Brand } from '../ui/Brand.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { useNow } from '../ui/useNow.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { FindBox } from './FindBox.tsx';
import { namesWord } from './role-words.ts';
import './TopBar.css';

type Props = {
  readonly onShowKeys: () => void;
  readonly onSignOut: () => void;
};

export const TopBar = ({ onShowKeys, onSignOut }: Props) => {
  const seesCalls = useAccount().person.fieldLevel !== null;
  return (
    <header className="top">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <Link className="brand" to="/calls" search={sharedSearch}>
        <Brand />
      </Link>
      <Pages />
      {seesCalls && <BarFinder />}
      <div className="top-right">
        <ZoneButton />
        {seesCalls && <NamesNote />}
        <Button look="bare" label="Keyboard" className="btn-icon" onClick={onShowKeys}>
          <Kbd>?</Kbd>
        </Button>
        <AccountMenu onSignOut={onSignOut} />
      </div>
    </header>
  );
};

/** Only what the person's roles open is offered. */
const Pages = () => {
  const { fieldLevel, roles } = useAccount().person;
  return (
    <nav className="nav" aria-label="Main">
      {fieldLevel !== null && <PageLink to="/calls">Calls</PageLink>}
      {isAdministrator(roles) && <PageLink to="/audit">Audit</PageLink>}
      <PageLink to="/health">Health</PageLink>
    </nav>
  );
};

type PageLinkProps = { readonly to: '/calls' | '/audit' | '/health'; readonly children: string };

const PageLink = ({ to, children }: PageLinkProps) => (
  <Link to={to} search={sharedSearch} activeProps={{ 'aria-current': 'page' }}>
    {children}
  </Link>
);

/** The list of calls has a finder of its own, with more room. */
const BarFinder = () => {
  const isOnPage = useLocation({ select: ({ pathname }) => pathname === '/calls' });
  return isOnPage ? null : <FindBox place="bar" />;
};

const ZoneButton = () => {
  const zone = useTimeZone();
  const label = zoneLabel(zone.name, useNow());
  const other = zone.choice === 'utc' ? 'local' : 'utc';
  return (
    <Button
      look="bare"
      icon="clock"
      title={`Times are in ${label}. Press for ${other === 'utc' ? 'UTC' : 'local time'}.`}
      onClick={() => zone.choose(other)}
    >
      <span className="top-word">{label}</span>
    </Button>
  );
};

const NamesNote = () => {
  const { person } = useAccount();
  const word = namesWord(person.fieldLevel);
  return (
    <span className="top-note" title={word}>
      <Icon name={person.fieldLevel === 'identity' ? 'eye' : 'eyeOff'} />
      <span className="top-word">{word}</span>
    </span>
  );
};
