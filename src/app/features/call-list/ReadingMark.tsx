import type { ReadingWords } from './record-reading.ts';

/** How much of a record is here, as a shape. The words stand beside it. */
export const ReadingMark = ({ mark }: { readonly mark: ReadingWords['mark'] }) => (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    {shape(mark)}
  </svg>
);

const shape = (mark: ReadingWords['mark']) => {
  const ring = { cx: 6, cy: 6, r: 4.5, fill: 'none', stroke: 'var(--text-2)', strokeWidth: 1.3 };
  switch (mark) {
    case 'full':
      return <circle cx="6" cy="6" r="4.5" fill="var(--text-3)" />;
    case 'half':
      return (
        <>
          <circle {...ring} />
          <path d="M6 1.500a4.500 4.500 0 0 1 0 9Z" fill="var(--text-2)" />
        </>
      );
    case 'open':
      return <circle {...ring} />;
    case 'broken':
      return <circle {...ring} strokeDasharray="2.5 1.8" />;
    case 'dashes':
      return <path d="M1 6h10" stroke="var(--none)" strokeWidth="1.6" strokeDasharray="2 1.6" />;
  }
};
