import type { CausePath } from '#report/evidence/evidence-path';
import { formatMs } from '#report/format';
import { fitted, text, wrapped, type Font, type Mark } from '../../ui/picture/marks.ts';
import { INNER, MARGIN, type Page } from '../../ui/picture/page.ts';

const HEAD: Font = { size: 15, weight: 600 };
const BODY: Font = { size: 15, weight: 400 };
const ROLE: Font = { size: 13, weight: 400 };
const NAME: Font = { size: 14, weight: 600 };
const FACT: Font = { size: 13, weight: 400 };
const HOP: Font = { size: 14, weight: 400 };

const RING = 6;
const MOST_HOPS = 12;
const HOP_BAR = 420;

/** The stations of the way, ringed where a limit was crossed by itself, and the routers on it. */
export const planPath = (page: Page, { title, nodes, route }: CausePath): void => {
  page.y += 16;
  page.add(
    text(MARGIN, page.y + 16, title, HEAD),
    text(
      MARGIN + page.measure(title, HEAD) + 10,
      page.y + 16,
      'measured end to end, not per link',
      BODY,
      'text-3',
    ),
  );
  page.y += 44;
  stations(page, nodes);
  if (route !== undefined) hops(page, route);
};

const stations = (page: Page, nodes: CausePath['nodes']): void => {
  const width = INNER / Math.max(1, nodes.length);
  const room = width - 16;
  const top = page.y;
  page.add({
    kind: 'rect',
    x: MARGIN + RING,
    y: top - 0.5,
    width: width * (nodes.length - 1),
    height: 1,
    fill: 'line-control',
  });
  for (const [index, { role, name, facts, isProof }] of nodes.entries()) {
    const x = MARGIN + index * width;
    page.add(ring(x + RING, top, isProof), text(x, top + 28, role, ROLE, isProof ? 'poor-ink' : 'text-3'));
    page.add(text(x, top + 47, fitted(name, room, NAME, page.measure), NAME));
    const lines = facts.flatMap((fact) => wrapped(fact, room, FACT, page.measure));
    for (const [line, words] of lines.entries())
      page.add(text(x, top + 66 + line * 18, words, FACT, 'text-2'));
    page.y = Math.max(page.y, top + 66 + lines.length * 18);
  }
};

const ring = (x: number, y: number, isProof: boolean): Mark => ({
  kind: 'path',
  x,
  y,
  d: `M${-RING} 0a${RING} ${RING} 0 1 0 ${2 * RING} 0a${RING} ${RING} 0 1 0 ${-2 * RING} 0Z`,
  fill: 'surface',
  stroke: isProof ? 'poor' : 'line-control',
  thickness: isProof ? 2.4 : 1.4,
});

/** One bar a hop: how far it is, and dark the part that is its own. */
const hops = (page: Page, { steps, longestMs, sentence }: NonNullable<CausePath['route']>): void => {
  const scale = HOP_BAR / Math.max(1, longestMs);
  for (const { hop, address, roundTripMs, addedMs } of steps.slice(0, MOST_HOPS)) {
    page.add(text(MARGIN, page.y + 16, `Hop ${hop ?? '–'}`, HOP, 'text-3'));
    page.add(text(MARGIN + 70, page.y + 16, address ?? '–', HOP));
    if (roundTripMs === undefined || addedMs === undefined) {
      page.add(text(MARGIN + 260, page.y + 16, 'did not answer', HOP, 'text-3'));
    } else {
      const before = (roundTripMs - addedMs) * scale;
      page.add(
        { kind: 'rect', x: MARGIN + 260, y: page.y + 8, width: before, height: 6, fill: 'rung-1' },
        {
          kind: 'rect',
          x: MARGIN + 260 + before,
          y: page.y + 6,
          width: addedMs * scale,
          height: 10,
          fill: 'text-2',
        },
        text(MARGIN + 268 + roundTripMs * scale, page.y + 16, formatMs(roundTripMs), HOP),
      );
    }
    page.y += 22;
  }
  const rest = steps.length - MOST_HOPS;
  const words = [sentence, rest > 0 ? `${rest} more hops are on the session’s page.` : undefined];
  for (const line of words.filter((one) => one !== undefined)) {
    page.add(text(MARGIN, page.y + 16, line, FACT, 'text-2'));
    page.y += 20;
  }
};
