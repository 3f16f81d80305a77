import { askToFind } from '../frame/find-asked.ts';
import { WhatCountsAsAnId } from '../frame/WhatCountsAsAnId.tsx';
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
