import { plainText } from '#base/plain-text';
import { formatCount, formatLossPercent, formatMs, formatMsNumber } from '../format.ts';
import type { Excerpt } from './evidence-rows.ts';
import type { Evidence } from './evidence.ts';
import { networkWords } from '../session/network-words.ts';
import type { DirectionNumbers, SessionRow } from '../list/session-rows.ts';

/** The text of the evidence before it is put into a format: the same blocks in the same order for all three. */
type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'small-heading'; readonly text: string }
  | { readonly kind: 'line'; readonly strong?: string; readonly text: string }
  | {
      readonly kind: 'points';
      readonly points: readonly { readonly strong: string; readonly rest: string }[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

const MARKS = { poor: '◆ ', burst: '◇ ', good: '', none: '' } as const;

const blocksOf = (evidence: Evidence): readonly Block[] => {
  const { call, who, ladders, excerpt } = evidence;
  return [
    { kind: 'heading', text: evidence.sentence },
    { kind: 'line', strong: evidence.confidence, text: `: ${evidence.proofs}` },
    { kind: 'line', strong: 'Call', text: `: ${call.kind}, ${call.when}, ${call.zones}` },
    ...(who.lines.length > 0 ? [labelled(who.label, who.lines.join(', '))] : []),
    ...(evidence.ticket === undefined ? [] : [labelled('Ticket', `“${evidence.ticket}”`)]),
    ...(ladders === undefined
      ? []
      : ([
          { kind: 'small-heading', text: `${ladders.title}, ${ladders.over}` },
          { kind: 'points', points: ladders.lines.map(({ spoken, ladder }) => readingPoint(spoken, ladder)) },
        ] as const)),
    { kind: 'small-heading', text: 'What speaks for it' },
    {
      kind: 'points',
      points: evidence.speaksFor.map(({ mark, strong, rest }) => ({
        strong: strong === '' ? '' : `${MARKS[mark]}${strong}`,
        rest: strong === '' ? `${MARKS[mark]}${rest}` : rest,
      })),
    },
    ...(evidence.speaksAgainst.length === 0
      ? []
      : ([
          { kind: 'small-heading', text: 'What speaks against it' },
          { kind: 'points', points: evidence.speaksAgainst.map((rest) => ({ strong: '', rest })) },
        ] as const)),
    ...(excerpt === undefined || excerpt.rows.length === 0 ? [] : [tableOf(excerpt)]),
    ...gridBlocks(evidence),
    ...pathBlocks(evidence),
    labelled('Next', evidence.next),
    ...evidence.others.map((words) => labelled('Also', words)),
    { kind: 'line', text: evidence.state },
    ...evidence.footer.map(({ label, words }) => labelled(label, words)),
  ];
};

const gridBlocks = ({ grid }: Evidence): readonly Block[] =>
  grid === undefined
    ? []
    : [
        { kind: 'small-heading', text: `Who hurt whom, audio of ${formatCount(grid.people)} people` },
        { kind: 'points', points: grid.sentences.map((rest) => ({ strong: '', rest })) },
      ];

const pathBlocks = ({ path }: Evidence): readonly Block[] => {
  if (path === undefined) return [];
  const nodes = path.nodes.map(({ role, name, facts, isProof }) => ({
    strong: `${isProof ? MARKS.poor : ''}${role}`,
    rest: `: ${[name, ...facts].join(', ')}`,
  }));
  const hops = (path.route?.steps ?? []).map(({ hop, address, roundTripMs }) => ({
    strong: `Hop ${hop ?? '?'}`,
    rest: `: ${address ?? 'no address'}, ${roundTripMs === undefined ? 'did not answer' : formatMs(roundTripMs)}`,
  }));
  return [
    { kind: 'small-heading', text: `${path.title}, measured end to end, not per link` },
    { kind: 'points', points: [...nodes, ...hops] },
  ];
};

const labelled = (label: string, words: string): Block => ({
  kind: 'line',
  strong: label,
  text: `: ${words}`,
});

/** “Loss, average 11.8 %, maximum 31.2 % (1 % plan, 5 % RTA, 10 % CQD)”. */
const readingPoint = (
  spoken: string,
  { labels }: { readonly labels: readonly { value: string; source: string }[] },
) => ({
  strong: spoken,
  rest:
    labels.length === 0
      ? ''
      : ` (limits: ${labels.map(({ value, source }) => `${value} ${source}`).join(', ')})`,
});

const HEAD = [
  'Person',
  'Sent loss %',
  'Sent jitter ms',
  'Heard loss %',
  'Heard jitter ms',
  'Network',
  'Rated',
];

const tableOf = ({ rows }: Excerpt): Block => ({
  kind: 'table',
  head: HEAD,
  rows: rows.map(({ row, name }) => [name, ...numbersOf(row.sent), ...numbersOf(row.heard), ...restOf(row)]),
});

const numbersOf = ({ lossRatio, lossOver, jitterMs, jitterOver }: DirectionNumbers): readonly string[] => [
  lossRatio === undefined ? '–' : `${lossOver ? '◆ ' : ''}${formatLossPercent(lossRatio)}`,
  jitterMs === undefined ? '–' : `${jitterOver ? '◆ ' : ''}${formatMsNumber(jitterMs)}`,
];

const restOf = ({ network, feedback }: SessionRow): readonly string[] => [
  networkWords(network) ?? '–',
  typeof feedback?.rating === 'number' ? String(feedback.rating) : '',
];

/** The evidence as Markdown; what a name or ticket holds of its marks is written out. */
export const evidenceMarkdown = (evidence: Evidence): string =>
  `${blocksOf(evidence)
    .map(markdownOf)
    .join('\n\n')
    .replace(/(\n\n)(?=\*\*(Judged|Record|Made|Link)\*\*)/g, '  \n')}\n`;

const markdownOf = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `## ${md(block.text)}`;
    case 'small-heading':
      return `### ${md(block.text)}`;
    case 'line':
      return `${block.strong === undefined ? '' : `**${md(block.strong)}**`}${md(block.text)}`;
    case 'points':
      return block.points
        .map(({ strong, rest }) => `- ${strong === '' ? '' : `**${md(strong)}**`}${md(rest)}`)
        .join('\n');
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((cells, line) => `| ${cells.map((cell) => (line === 1 ? cell : md(cell))).join(' | ')} |`)
        .join('\n');
  }
};

/** A link stays a link; whatever else could become a mark, a tag or a mention of Markdown does not. */
const md = (text: string): string =>
  plainText(text)
    .split(/(https?:\/\/[^\s<>()[\]"]+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<${part}>` : part.replace(/[\\`*_[\]<>|#~!&@]/g, (mark) => `\\${mark}`),
    )
    .join('');

/** The evidence as HTML for rich editors: a few plain tags without attributes, every text escaped. */
export const evidenceHtml = (evidence: Evidence): string =>
  `<div>${blocksOf(evidence).map(htmlOf).join('')}</div>`;

const htmlOf = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'small-heading':
      return `<h3>${escaped(block.text)}</h3>`;
    case 'line':
      return `<p>${block.strong === undefined ? '' : `<b>${escaped(block.strong)}</b>`}${escaped(block.text)}</p>`;
    case 'points':
      return `<ul>${block.points.map(({ strong, rest }) => `<li>${strong === '' ? '' : `<b>${escaped(strong)}</b>`}${escaped(rest)}</li>`).join('')}</ul>`;
    case 'table':
      return `<table><thead><tr>${block.head.map((cell) => `<th>${escaped(cell)}</th>`).join('')}</tr></thead><tbody>${block.rows
        .map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`;
  }
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => plainText(text).replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? '');

/** The evidence as plain text, columns of the table in line. */
export const evidencePlain = (evidence: Evidence): string =>
  `${blocksOf(evidence).map(plainOf).join('\n')}\n`;

const plainOf = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `${plainText(block.text)}\n`;
    case 'small-heading':
      return `\n${plainText(block.text)}`;
    case 'line':
      return plainText(`${block.strong ?? ''}${block.text}`);
    case 'points':
      return block.points.map(({ strong, rest }) => `- ${plainText(`${strong}${rest}`)}`).join('\n');
    case 'table':
      return `\n${inColumns([block.head, ...block.rows])}\n`;
  }
};

const inColumns = (lines: readonly (readonly string[])[]): string => {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((cells) => Array.from(plainText(cells[column] ?? '')).length)),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => plainText(cell).padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
