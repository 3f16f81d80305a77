import type { Ink, Role } from './marks.ts';
import type { Look } from './paint.ts';

/** The tokens as the light theme has them, whatever the page shows: a ticket is read on white. */
export const lightLook = (): Look => {
  const probe = document.createElement('span');
  probe.dataset['theme'] = 'light';
  probe.style.display = 'none';
  document.body.append(probe);
  const known = new Map<Ink, string>();
  const style = getComputedStyle(probe);
  const read = (ink: Role): string => {
    probe.style.color = `var(--${ink})`;
    return style.color;
  };
  const root = getComputedStyle(document.documentElement);
  const look: Look = {
    ui: root.getPropertyValue('--font-ui'),
    mono: root.getPropertyValue('--font-mono'),
    colour: (ink) => known.get(ink) ?? ink,
  };
  for (const ink of INKS) known.set(ink, read(ink));
  probe.remove();
  return look;
};

const INKS: readonly Role[] = [
  'text',
  'text-2',
  'text-3',
  'accent',
  'poor',
  'poor-ink',
  'poor-soft',
  'none',
  'good',
  'fail',
  'line',
  'line-strong',
  'line-control',
  'rung-1',
  'rung-2',
  'rung-3',
  'surface',
  'surface-2',
];
