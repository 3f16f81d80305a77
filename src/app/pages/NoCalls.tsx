import { Button } from '../ui/Button.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';
import type { CallsView } from './calls-url.ts';
import { daysWord } from './CallsBar.tsx';

type Props = { readonly view: CallsView; readonly onView: (view: CallsView) => void };

/** Nothing fits; which part of the question could be dropped. */
export const NoCalls = ({ view, onView }: Props) => (
  <StateMessage
    heading={`No calls in the ${daysWord(view.days)}`}
    actions={
      <>
        {view.days < 30 && (
          <Button look="main" onClick={() => onView({ ...view, days: 30 })}>
            Look at the last 30 days
          </Button>
        )}
        {view.participant !== undefined && (
          <Button onClick={() => onView({ ...view, participant: undefined })}>Without the person</Button>
        )}
      </>
    }
    detail="Graph keeps call records for 30 days. A record comes within an hour after the call as a rule, at the latest after 150 min."
  >
    <p>
      {view.participant === undefined
        ? 'Graph lists no call record that starts in this time.'
        : 'Graph lists no call record that starts in this time with this person in it.'}
    </p>
  </StateMessage>
);

/** Calls are listed, and none of them is what was asked for. */
export const NoneFits = ({ view, onAll }: Pick<Props, 'view'> & { readonly onAll: () => void }) => (
  <StateMessage
    heading="No call of the list fits"
    actions={
      <Button look="main" onClick={onAll}>
        Show all calls
      </Button>
    }
    detail="Ratings, audio, failures, sites and causes are known of calls that were read. R reads the one in focus."
  >
    <p>
      {view.flags.includes('not-read')
        ? 'All of them have been read.'
        : 'Calls that are not read yet may fit, but nobody knows before they are read.'}
    </p>
  </StateMessage>
);
