import { useLayoutEffect, useState, type RefObject } from 'react';

export type ElementSize = { readonly width: number; readonly height: number };

/** What an element has room for, without its scroll bars; `undefined` only while it is made. */
export const useElementSize = (element: RefObject<HTMLElement | null>): ElementSize | undefined => {
  const [size, setSize] = useState<ElementSize>();
  useLayoutEffect(() => {
    const node = element.current;
    if (node === null) return;
    const measure = () =>
      setSize((before) => {
        const { clientWidth: width, clientHeight: height } = node;
        return before?.width === width && before.height === height ? before : { width, height };
      });
    // Before the first frame, and not when the observer first tells: by then an empty list has been painted.
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return size;
};
