import type { EpochMs } from '#base/units';
import type { CallFacts } from './call-facts.ts';
import type { Confidence, Proofs } from './confidence.ts';
import type { EndFacts } from './end-facts.ts';
import type { Receipt } from './evidence.ts';
import type { Fleet } from './fleet.ts';
import type { Limit } from './limits.ts';
import type { Sentence } from './sentence.ts';

/** What was damaged: what the person sent, what they heard, both, or nothing that was measured as audio. */
export type Side = 'sent' | 'heard' | 'both' | 'own';

/** What a rule found at one end of one session. */
export type Sign = Proofs & {
  readonly side: Side;
  readonly receipts: readonly Receipt[];
  /** What speaks against it, in words. */
  readonly against?: readonly Sentence[];
  /** How bad: the worst reading as a multiple of its limit. */
  readonly weight?: number;
  /** Where it belongs, for rules that gather by place. */
  readonly place?: string;
  /** It is told of the whole call, and names nobody. */
  readonly ofCall?: true;
  /** How many it touched, where those named are not they but suspects. */
  readonly touched?: number;
  /** Words of the record that the rule's own sentences need, such as the Wi-Fi band. */
  readonly details?: Readonly<Record<string, string>>;
  /** The person is in the group and is counted there, but is no case of its own. */
  readonly bystander?: true;
};

/** A sign with whose it is. */
export type PlacedSign = Sign & { readonly person: string; readonly session: number };

/** Everything that a rule gathered under one cause: what its words are about. */
export type Group = {
  readonly key: string;
  readonly side: Side;
  readonly confidence: Confidence;
  readonly place: string | undefined;
  /** Who is concerned, the worst first. */
  readonly people: readonly string[];
  /** Them and those who only share the place. */
  readonly members: readonly string[];
  /** The spread of each reading over all of them, by `rangeKey`. */
  readonly ranges: ReadonlyMap<string, Spread>;
  /** The worst signs, one a person, the worst first; never empty. */
  readonly signs: readonly [PlacedSign, ...PlacedSign[]];
};

/** The lowest and highest of so many readings. */
export type Spread = { readonly low: number; readonly high: number; readonly count: number };

/** What a rule of the whole call found: a sign without an end of its own. */
export type CallSign = Omit<PlacedSign, 'session'> & {
  readonly session?: number;
  readonly people: readonly string[];
};

/** What a rule may know beside the facts. */
export type Context = {
  readonly fleet: Fleet;
  /** What the ticket says: whose it is, and of when. */
  readonly about: { readonly person?: string; readonly at?: EpochMs };
  /** The time of asking, which tells a young record from an old one. */
  readonly now: EpochMs | undefined;
};

/** What a rule needs beyond the sessions of this record; it is silent without. */
type Need = 'neighbours' | 'fleet' | 'other records';

/**
 * One cause: its words, its judgement and its evidence side by side.
 * failure: the call itself broke · cause: why it sounded bad · gap: why nothing can be said · circumstance: worth
 * knowing, and no reason by itself.
 */
export type Rule = {
  readonly id: string;
  /** Its number in the catalogue. */
  readonly code: string;
  readonly title: string;
  readonly kind: 'failure' | 'cause' | 'gap' | 'circumstance';
  readonly fires: string;
  readonly strengthened: string;
  readonly weakened: string;
  /** Where the idea comes from; limits name their own sources. */
  readonly sources: string;
  readonly limits: Readonly<Record<string, Limit>>;
  readonly needs?: readonly Need[];
  /** Rules that have nothing to add where this one fired for the same person. */
  readonly explains?: readonly string[];
  /** Reasons people tick that fit this cause. */
  readonly tokens?: readonly string[];
  /** Cases are told together by what was damaged, by place, or all at once. `side` when left out. */
  readonly gather?: 'side' | 'place' | 'call';
  readonly judge?: (facts: EndFacts, context: Context, fired: Fired) => Sign | undefined;
  readonly judgeCall?: (call: CallFacts, context: Context) => readonly CallSign[];
  readonly say: (group: Group, call: CallFacts) => Sentence;
  readonly next: (group: Group, call: CallFacts) => Sentence;
};

/** What other rules, asked before, found in the same session. */
type Fired = readonly { readonly rule: Rule; readonly person: string; readonly sign: Sign }[];
