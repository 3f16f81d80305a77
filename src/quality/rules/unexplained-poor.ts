import { crossingReceipts } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { people, say } from '../sentence.ts';
import { sideOf } from './affected.ts';
import { whom } from './words.ts';

export const unexplainedPoor: Rule = {
  id: 'unexplained-poor',
  code: 'U1',
  title: 'Poor, and nothing explains it',
  kind: 'cause',
  fires: 'A stream is poor, and no other rule found a cause at its ends.',
  strengthened: '',
  weakened: 'Neither end shows a proof: the trouble may lie between them.',
  sources: 'Without local proof the side is undetermined: our judgement.',
  limits: {},
  judge: (facts, _context, fired) => {
    // What one sends the other hears: in a call of two each direction is told at the end that heard it.
    const ways = facts.far ? (['heard'] as const) : (['sent', 'heard'] as const);
    const flows = (['audio', 'video', 'sharing'] as const)
      .flatMap((kind) => ways.map((way) => facts.flow(kind, way)))
      .filter(({ grade }) => grade === 'poor');
    if (flows.length === 0) return undefined;
    const causes = fired.filter(({ rule, sign }) => rule.kind === 'cause' && sign.bystander !== true);
    if (causes.some(({ person }) => person === facts.person || facts.far !== undefined)) return undefined;
    return {
      side: sideOf(flows),
      published: 1,
      local: 0,
      cap: 'hint',
      weight: Math.max(...flows.map(({ worstTimes }) => worstTimes)),
      details: facts.far ? { from: facts.far.person } : {},
      receipts: flows.flatMap((flow) => crossingReceipts(facts, flow)),
      against: [facts.far ? say`Neither end shows a proof` : say`Nothing at that end shows why`],
    };
  },
  say: (group) => {
    const [{ details }] = group.signs;
    const way = {
      sent: 'sent poorly',
      heard: 'heard poorly',
      both: 'sent and heard poorly',
      own: 'fared poorly',
    };
    return details?.['from'] === undefined
      ? say`${people(group.people)} ${way[group.side]}, and the record does not show why.`
      : say`${people(group.people)} heard poorly, and neither end shows why.`;
  },
  next: (group) => say`Compare with other calls of ${whom(group)} from the same network.`,
};
