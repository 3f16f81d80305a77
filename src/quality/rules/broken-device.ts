import { receiptsOf } from '../evidence.ts';
import { atLeast } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { place, say, people } from '../sentence.ts';
import { isWell } from '../call-facts.ts';
import { whom } from './words.ts';

const NOT_WORKING = atLeast(0.005, 'ratio', 'Call Analytics');
const LIMITS = { capture: NOT_WORKING, render: NOT_WORKING } as const;

export const brokenDevice: Rule = {
  id: 'broken-device',
  code: 'D2',
  title: 'Microphone or speaker not working',
  kind: 'cause',
  fires: 'A microphone or speaker that did not work for its share of the call.',
  strengthened: 'No sound reported by that person or of them, no level measured, next to nothing sent.',
  weakened: 'Sound that was sent and measured well all the same.',
  sources: 'Call Analytics; “can cause one-way audio”: Lync QoE schema.',
  limits: LIMITS,
  explains: ['one-way-audio', 'sound-glitches'],
  tokens: ['OtherNoSound', 'NoSound'],
  judge: (facts) => {
    const capture = facts.device('captureNotFunctioningEventRatio', LIMITS.capture);
    const render = facts.device('renderNotFunctioningEventRatio', LIMITS.render);
    if (!capture && !render) return undefined;
    const ticked = facts.endpoint?.feedback?.ticked ?? [];
    const silent =
      capture !== undefined &&
      !isWell(facts.flow('audio', 'sent').grade) &&
      facts.device('sentSignalLevel') === undefined;
    const confirmed = ticked.includes('OtherNoSound') || ticked.includes('NoSound') || silent;
    const device = facts.devices[0]?.thing;
    const name = capture ? device?.captureDeviceName : device?.renderDeviceName;
    return {
      side: capture && render ? 'both' : capture ? 'sent' : 'heard',
      published: 1,
      local: Number(confirmed),
      weight: Math.max(capture?.value ?? 0, render?.value ?? 0),
      receipts: [
        ...receiptsOf(facts, [capture, { limit: LIMITS.capture }], [render, { limit: LIMITS.render }]),
        ...(silent
          ? [{ kind: 'words' as const, sentence: say`too little sent to judge, no speech level` }]
          : []),
        ...(name === undefined
          ? []
          : [{ kind: 'words' as const, sentence: say`${place(name, 'the device')}` }]),
      ],
      against: silent || !capture ? [] : [say`Sound was sent and measured all the same`],
    };
  },
  say: ({ people: keys, side }) => {
    const device = side === 'heard' ? 'speaker' : side === 'sent' ? 'microphone' : 'microphone and speaker';
    return keys.length === 1
      ? say`The ${device} of ${people(keys)} did not work.`
      : say`The ${device}s of ${people(keys)} did not work.`;
  },
  next: (group) => say`Check device, driver and permissions with ${whom(group)}.`,
};
