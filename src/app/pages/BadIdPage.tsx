import { askToFind } from '../frame/find-asked.ts';
import { Button } from '../ui/Button.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';

/** At `/calls/…` with something that is no id: says what would be one. */
export const BadIdPage = ({ text }: { readonly text: string }) => (
  <StateMessage
    heading="This is no call record id"
    level={1}
    actions={
      <Button look="main" icon="search" shortcut="/" onClick={askToFind}>
        Find a call
      </Button>
    }
    detail={<WhatCountsAsAnId />}
  >
    <p>
      The address asks for{' '}
      <code>
        <bdi>{text.length > 80 ? `${text.slice(0, 80)}…` : text}</bdi>
      </code>
      , which does not have the form of one.
    </p>
  </StateMessage>
);

export const WhatCountsAsAnId = () => (
  <>
    An id is 32 digits and letters a to f in groups of 8, 4, 4, 4 and 12, such as{' '}
    <code>e523d2ed-2966-4b6b-925b-754a88034cc5</code>. It stands in the Teams admin centre under Call ID. A
    meeting thread id, which begins with 19:, and a join link are something else.
  </>
);
