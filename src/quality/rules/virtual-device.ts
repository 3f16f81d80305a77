import type { Rule } from '../rule.ts';
import { given, people, place, say } from '../sentence.ts';
import { isOfInterest } from './browser-client.ts';

/** Names of devices that are programs. */
const VIRTUAL = /virtual|voicemeeter|vb-?cable|blackhole|loopback|remote audio|citrix|vmware|pcoip/i;

export const virtualDevice: Rule = {
  id: 'virtual-device',
  code: 'C3',
  title: 'Virtual sound devices',
  kind: 'circumstance',
  fires: 'A microphone or speaker whose name is that of a program, at an end that is of interest.',
  strengthened: 'Both are.',
  weakened: 'Sound through other software is often fine.',
  sources: 'Our judgement.',
  limits: {},
  judge: (facts, context) => {
    const found = facts.devices.find(
      ({ thing }) =>
        VIRTUAL.test(thing.captureDeviceName ?? '') || VIRTUAL.test(thing.renderDeviceName ?? ''),
    );
    if (!found || !isOfInterest(facts, context)) return undefined;
    const { captureDeviceName: capture = '', renderDeviceName: render = '' } = found.thing;
    const both = VIRTUAL.test(capture) && VIRTUAL.test(render);
    const isCapture = VIRTUAL.test(capture);
    return {
      side: 'own',
      published: 0,
      local: 0,
      cap: 'hint',
      details: {
        what: both
          ? 'microphone and speaker are virtual devices'
          : isCapture
            ? 'microphone is a virtual device'
            : 'speaker is a virtual device',
      },
      receipts: [
        {
          kind: 'words',
          sentence: say`${place(isCapture ? capture : render, 'a virtual device')}`,
          path: `${found.path}.${isCapture ? 'captureDeviceName' : 'renderDeviceName'}`,
          session: facts.index,
        },
      ],
    };
  },
  say: ({ people: keys, signs: [lead] }) =>
    keys.length === 1
      ? say`${given(lead.person)}’s ${lead.details?.['what'] ?? 'sound is a virtual device'}: sound passed through other software or a remote session.`
      : say`${people(keys)} have virtual sound devices: sound passed through other software or a remote session.`,
  next: () => say`Ask what the sound passes through, and try a call without it.`,
};
