import { ApiError } from '../data/ApiError.ts';
import { useContext } from 'react';
import { Button } from './Button.tsx';
import { errorDetail, errorWords, type ErrorAction, type ErrorContext } from './error-words.ts';
import { ErrorActionsContext, type ErrorActions } from './ErrorActions.ts';
import { StateMessage } from './StateMessage.tsx';

type Props = {
  readonly error: Error;
  readonly context?: ErrorContext;
  readonly level?: 1 | 2 | 3;
  /** A sentence before the error's own: what of the page it keeps away. */
  readonly lead?: string;
  /** What the page can do about it; actions that nobody can do are not shown. */
  readonly on?: ErrorActions;
};

const LABELS: Readonly<Record<ErrorAction, string>> = {
  retry: 'Try again',
  'start-over': 'Read again from the start',
  find: 'Find another call',
  'explain-id': 'What counts as an id',
  'sign-in': 'Sign in',
};

const SHORTCUTS: Partial<Record<ErrorAction, string>> = { find: '/' };

/** Turns an ApiError into words and actions. Any other error is a bug and goes on to the error boundary. */
export const ErrorNotice = ({ error, context, level = 2, lead, on = {} }: Props) => {
  const anywhere = useContext(ErrorActionsContext);
  if (!(error instanceof ApiError)) throw error;
  const { heading, sentence, actions } = errorWords(error, context);
  const can = { ...anywhere, ...on };
  const offered = actions.filter((action) => can[action] !== undefined);
  return (
    <StateMessage
      heading={heading}
      level={level}
      role="alert"
      detail={errorDetail(error)}
      actions={offered.map((action, index) => (
        <Button
          key={action}
          look={index === 0 ? 'main' : 'plain'}
          {...(action === 'retry' ? { icon: 'retry' as const } : {})}
          {...(SHORTCUTS[action] === undefined ? {} : { shortcut: SHORTCUTS[action] })}
          onClick={can[action]}
        >
          {LABELS[action]}
        </Button>
      ))}
    >
      <p>
        {lead} {sentence}
      </p>
    </StateMessage>
  );
};
