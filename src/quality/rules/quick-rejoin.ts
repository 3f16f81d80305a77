import type { Rule } from '../rule.ts';
import { length, people, person, say } from '../sentence.ts';
import { sessionPath } from '../place.ts';
import { whom } from './words.ts';

export const quickRejoin: Rule = {
  id: 'quick-rejoin',
  code: 'M3b',
  title: 'Left and came straight back',
  kind: 'failure',
  gather: 'call',
  fires: 'Somebody was gone for a minute at most, and the record tells no failure.',
  strengthened: 'Poor audio before.',
  weakened: 'People leave and come back, or change to another device, of their own will.',
  sources:
    'Quality of Experience Review guide: the dashboard has no code for drops. The reading is our judgement.',
  limits: {},
  tokens: ['Stopped', 'Interruptions'],
  judgeCall: (call) =>
    call.rejoins
      .filter(({ person: key }) => !(call.explained.get(key)?.has('dropped') ?? false))
      .map(({ person: key, left, back }) => {
        const session = call.people.get(key)?.stays[0]?.session ?? 0;
        return {
          person: key,
          people: [key],
          session,
          side: 'own' as const,
          published: 0,
          local: 0,
          cap: 'hint' as const,
          receipts: [
            {
              kind: 'words' as const,
              sentence: say`${person(key)} was gone for ${length(back - left)}`,
              path: `${sessionPath(session)}.endDateTime`,
              session,
            },
          ],
          against: [say`Nothing says that it was not on purpose`],
        };
      }),
  say: ({ people: keys }) => say`${people(keys)} left and came straight back, perhaps thrown out.`,
  next: (group) => say`Ask ${whom(group)} whether they left on purpose.`,
};
