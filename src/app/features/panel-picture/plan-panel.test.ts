import { expect, test } from 'vitest';
import type { Mark } from '../../ui/picture/marks.ts';
import { planPanel } from './plan-panel.ts';

const measure = (words: string, { size }: { readonly size: number }) => words.length * size * 0.55;
const content = {
  panel: 'who hurt whom',
  title: 'Meeting, Wed 19 Aug 2026, 14:00–14:47',
  state: 'Names shown. Record version 2, all 240 sessions read',
  filter: 'rated poor',
  footer: ['Judged by the Call Quality Dashboard limits', 'Made by Earshot 0.9.0'] as const,
};
const mark: Mark = {
  kind: 'text',
  x: 10,
  y: 20,
  text: 'Diego',
  font: { size: 11, weight: 400 },
  ink: 'rgb(1, 2, 3)',
  align: 'left',
};

test('a panel stands whole between its head and the footer', () => {
  const plan = planPanel(content, { width: 516, height: 164, marks: [mark] }, measure);
  const words = plan.marks.flatMap((one) => (one.kind === 'text' ? [one] : []));
  const [top, panel, bottom] = [content.title, 'Diego', content.footer[1]].map(
    (said) => words.find((one) => one.text === said)?.y ?? 0,
  );
  expect(top).toBeLessThan(panel ?? 0);
  expect(panel).toBeLessThan(bottom ?? 0);
  expect(words.map((one) => one.text).join(' ')).toContain('all 240 sessions read. Filter: rated poor.');
  expect(plan.width).toBe(720 + 72);
});

test('a wide panel widens the picture, so that nothing is cut', () => {
  expect(planPanel(content, { width: 1_404, height: 10, marks: [] }, measure).width).toBe(1_404 + 72);
});
