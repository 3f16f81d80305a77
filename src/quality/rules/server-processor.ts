import type { Rule } from '../rule.ts';
import { people, place, say } from '../sentence.ts';
import { isOfInterest } from './browser-client.ts';

const SERVER = /\bepyc\b|\bxeon\b|platinum|graviton|ampere altra/i;

export const serverProcessor: Rule = {
  id: 'server-processor',
  code: 'C4',
  title: 'Server processors',
  kind: 'circumstance',
  gather: 'call',
  fires: 'A processor that is built for servers, at an end that is of interest.',
  strengthened: 'Both ends of a call of two have one.',
  weakened: 'Some workstations have them too.',
  sources: 'Our judgement.',
  limits: {},
  judge: (facts, context) => {
    const name = facts.endpoint?.cpuName;
    if (name === undefined || !SERVER.test(name) || !isOfInterest(facts, context)) return undefined;
    return {
      side: 'own',
      published: 0,
      local: 0,
      cap: 'hint',
      receipts: [
        {
          kind: 'words',
          sentence: say`${place(name, 'a server processor')}`,
          path: `${facts.endpointPath}.cpuName`,
          session: facts.index,
        },
      ],
    };
  },
  say: ({ people: keys }, call) =>
    call.isTwoParty && keys.length === 2
      ? say`Both ends run on server processors: perhaps test machines, though the record says no test call.`
      : say`${people(keys)} ${keys.length === 1 ? 'runs' : 'run'} on a server processor: perhaps a virtual desktop or a test machine.`,
  next: () => say`Ask whether these are virtual desktops or test machines.`,
};
