export const WhatCountsAsAnId = () => (
  <>
    An id is 32 digits and letters a to f in groups of 8, 4, 4, 4 and 12, such as{' '}
    <code>e523d2ed-2966-4b6b-925b-754a88034cc5</code>. It stands in the Teams admin centre under Call ID. A
    meeting thread id, which begins with 19:, and a join link are something else.
  </>
);
