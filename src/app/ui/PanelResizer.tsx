import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import './PanelResizer.css';

type Props = {
  /** Of the panel to the right of it, in pixels. */
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly onWidth: (width: number) => void;
};

const STEP = 16;

/** The edge of a side panel: dragged, or moved with ← and → while it has the focus. */
export const PanelResizer = ({ width, min, max, onWidth }: Props) => {
  const from = useRef<{ readonly x: number; readonly width: number }>(undefined);
  const [isDragging, setDragging] = useState(false);
  const within = (wanted: number) => Math.min(max, Math.max(min, Math.round(wanted)));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? STEP : event.key === 'ArrowRight' ? -STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    onWidth(within(width + step));
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width };
    setDragging(true);
  };
  return (
    // A separator that can be moved is a control, says WAI-ARIA 1.2.
    <div
      role="separator"
      className={isDragging ? 'panel-edge on' : 'panel-edge'}
      aria-orientation="vertical"
      aria-label="Width of the panel"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => {
        const start = from.current;
        if (start !== undefined) onWidth(within(start.width + start.x - event.clientX));
      }}
      onPointerUp={() => {
        from.current = undefined;
        setDragging(false);
      }}
    />
  );
};
