import type { Rule } from '../rule.ts';
import { say } from '../sentence.ts';
import { wholeTally } from '../tally.ts';

export const allClear: Rule = {
  id: 'all-clear',
  code: 'A0',
  title: 'Nothing crosses a limit',
  kind: 'gap',
  gather: 'call',
  fires: 'Streams were judged, none is poor, and no rule found anything.',
  strengthened: '',
  weakened: 'What was not measured may have been bad all the same.',
  sources: 'Call Quality Dashboard.',
  limits: {},
  judgeCall: (call, { about }) => {
    const { good, poor, unclassified } = wholeTally(call.tally);
    const [first] = call.people.keys();
    const isFelt = call.complainers.size > 0 || about.person !== undefined;
    if (first === undefined || good === 0 || poor > 0 || isFelt || call.explained.size > 0) return [];
    return [
      {
        person: first,
        people: [],
        ofCall: true,
        side: 'own',
        published: 0,
        local: 0,
        cap: 'noCause',
        receipts: [
          {
            kind: 'words',
            sentence: say`${good} of ${good + unclassified} streams judged, all of them good`,
          },
        ],
        against: unclassified > 0 ? [say`${unclassified} streams could not be judged`] : [],
      },
    ];
  },
  say: () => say`Nothing that was measured in this call crosses a limit.`,
  next: () => say`If somebody complains, ask what it sounded like and when.`,
};
