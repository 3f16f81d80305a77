import { createContext, use, type ReactNode } from 'react';

/** The path of the value that somebody was led to. */
const Marked = createContext<string | undefined>(undefined);

export const MarkedValue = Marked.Provider;

type Props = {
  readonly path: string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** A value that can be led to: it takes the focus without being a stop of the Tab key. */
export const Value = ({ path, className, children }: Props) => {
  const isMarked = use(Marked) === path && path !== undefined;
  return (
    <span
      className={[className, isMarked ? 'marked' : undefined].filter(Boolean).join(' ') || undefined}
      {...(path === undefined ? {} : { 'data-path': path, tabIndex: -1, title: path })}
      {...(isMarked ? { 'aria-current': true } : {})}
    >
      {children}
    </span>
  );
};

/** Brings the value of a path into sight and gives it the focus; of something that holds several, its first. */
export const focusValue = (panel: HTMLElement, path: string): void => {
  const values = [...panel.querySelectorAll<HTMLElement>('[data-path]')];
  const exact = values.find(({ dataset }) => dataset['path'] === path);
  const target = exact ?? values.find(({ dataset }) => dataset['path']?.startsWith(`${path}.`)) ?? panel;
  // The panel alone scrolls: the page around it stays where it is.
  const offset = target.getBoundingClientRect().top - panel.getBoundingClientRect().top;
  panel.scrollTop = target === panel ? 0 : panel.scrollTop + offset - panel.clientHeight / 2;
  target.focus({ preventScroll: true });
};
