import type { Failure, Session } from '#calls/model';
import { sessionPath } from '../place.ts';
import type { Rule } from '../rule.ts';
import { people, quote, say, type Sentence } from '../sentence.ts';

/** What stands in a reason when nobody failed: the other end did not want, or did not answer. */
const NOBODYS_FAULT = /declin|reject|missed|cancel|no ?answer|busy/i;
/** What stands in it when media found no way. */
const NO_WAY = /connectiv|ice\b|firewall|relay|media path/i;

export const setupFailed: Rule = {
  id: 'setup-failed',
  code: 'M2',
  title: 'Set-up failed',
  kind: 'failure',
  gather: 'side',
  fires: 'The record says that the call or a session failed while it was set up.',
  strengthened: 'A reason that speaks of connectivity; others behind the same public address.',
  weakened: 'A reason that speaks of a declined, missed or cancelled call.',
  sources:
    'Graph: failureInfo. Quality of Experience Review guide: the two reasons of the dashboard are a missing exemption from packet inspection and a missing address exception.',
  limits: {},
  tokens: ['Stopped', 'NoSound'],
  judge: (facts) => {
    const { failure } = facts;
    // In a call of two both ends fail together; it is told once.
    if (failure?.stage !== 'callSetup' || (facts.far && facts.end === 'callee')) return undefined;
    const { reason } = failure;
    if (reason !== undefined && NOBODYS_FAULT.test(reason)) return undefined;
    return {
      side: 'own',
      published: 1,
      local: Number(reason !== undefined && NO_WAY.test(reason)),
      weight: 1,
      details: { ...(reason !== undefined && { reason }), ...(facts.far && { other: facts.far.person }) },
      receipts: [failureReceipt(facts.session, facts.index, failure)],
    };
  },
  say: ({ people: keys, signs: [{ details }] }) => {
    const { other, reason } = details ?? {};
    const both = other === undefined ? undefined : [keys[0] ?? '', other];
    const who = both ? say`between ${people(both)}` : say`for ${people(keys)}`;
    return reason === undefined
      ? say`The call could not be set up ${who}.`
      : say`The call could not be set up ${who}: ${quote(reason)}.`;
  },
  next: () =>
    say`Check the firewall: no packet inspection for media, and all ranges of Microsoft’s endpoint list open.`,
};

/** The failure as the record tells it, and where. */
export const failureReceipt = (session: Session, index: number, { stage, reason }: Failure) => ({
  kind: 'words' as const,
  sentence: reasonWords(stage, reason),
  path: failurePath(session, index),
  session: index,
});

const reasonWords = (stage: string | undefined, reason: string | undefined): Sentence => {
  const when = stage === 'midcall' ? 'failed in the middle of the call' : 'failed while it was set up';
  return reason === undefined ? say`${when}` : say`${when}: ${quote(reason)}`;
};

const failurePath = (session: Session, index: number): string => {
  const segment = session.failure ? -1 : session.segments.findIndex((one) => one.failure);
  return segment < 0
    ? `${sessionPath(index)}.failureInfo`
    : `${sessionPath(index)}.segments[${segment}].failureInfo`;
};
