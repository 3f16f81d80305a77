import { useState, type ReactNode } from 'react';
import type { Role } from '#contract/roles';
import type { ApiError } from '../data/ApiError.ts';
import { PlainFrame } from '../frame/PlainFrame.tsx';
import { ROLE_WORDS } from '../frame/role-words.ts';
import { Button } from '../ui/Button.tsx';
import { errorDetail } from '../ui/error-words.ts';
import { StateMessage } from '../ui/StateMessage.tsx';
import './NoRolePage.css';
import type { SignedInAs } from './sign-in.ts';

const OPENING: readonly Role[] = ['CallQuality.Read', 'CallQuality.Read.Identity'];

type Props = {
  readonly as: SignedInAs;
  readonly signOut: () => Promise<void>;
  /** Roles there are, none of which opens a call. */
  readonly roles?: readonly Role[];
  readonly error?: ApiError;
  /** Whether there was a role until now. */
  readonly lost?: boolean;
  /** A way on, where there is one. */
  readonly children?: ReactNode;
};

/** For whoever has none of the roles, instead of everything else. */
export const NoRolePage = (props: Props) => (
  <PlainFrame right={<span className="muted">{props.as.username}</span>}>
    <NoRoleMessage {...props} />
  </PlainFrame>
);

export const NoRoleMessage = ({ as, signOut, roles = [], error, lost = false, children }: Props) => {
  const held = roles.map((role) => ROLE_WORDS[role].name).join(', ');
  return (
    <StateMessage
      heading={lost ? 'Your role has been taken away' : 'Signed in, but no calls for you yet'}
      level={1}
      actions={
        <>
          {children}
          <CopyRequest as={as} />
          <Button onClick={() => void signOut()}>Sign out</Button>
        </>
      }
      detail={error ? errorDetail(error) : 'A new role works after the next sign-in.'}
    >
      <p>
        {held === ''
          ? 'Your account has none of the roles that open call records.'
          : `Your role is ${held}, which opens no call records.`}{' '}
        Ask the people who run Earshot for one of these:
      </p>
      <dl className="roles-list">
        {OPENING.map((role) => [
          <dt key={`${role} name`}>{ROLE_WORDS[role].name}</dt>,
          <dd key={role}>{ROLE_WORDS[role].gives}</dd>,
        ])}
      </dl>
    </StateMessage>
  );
};

const CopyRequest = ({ as }: { readonly as: SignedInAs }) => {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(requestText(as, location.origin));
    setCopied(true);
  };
  return (
    <Button icon={copied ? 'check' : 'copy'} onClick={() => void copy()}>
      <span aria-live="polite">{copied ? 'Request copied' : 'Copy a request'}</span>
    </Button>
  );
};

const requestText = (as: SignedInAs, origin: string): string =>
  [
    `Please give ${as.name} (${as.username}) a role in Earshot, ${origin}:`,
    ...OPENING.map((role) => `- ${role}: ${ROLE_WORDS[role].gives}`),
  ].join('\n');
