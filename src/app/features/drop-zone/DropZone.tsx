import { useEffect, useEffectEvent, useState } from 'react';
import './drop-zone.css';
import { countDragged, droppedFiles, type DroppedFile } from './dropped-files.ts';

type Props = { readonly onFiles: (files: readonly DroppedFile[]) => void };

/** Takes files wherever on the page they are dropped. Nothing is there until some are dragged over it. */
export const DropZone = ({ onFiles }: Props) => {
  const count = useDrop(onFiles);
  if (count === 0) return null;
  return (
    <div className="drop-over">
      <section className="drop-panel">
        <h2>
          Drop to open, {count} {count === 1 ? 'file' : 'files'}
        </h2>
        <p>A call record, pages of its sessions, a folder of them, or a case file.</p>
      </section>
      <p className="drop-note">
        Files are read here, in a closed-off worker, and sent nowhere. Limit 16 MiB each, 128 MiB for a case
        file.
      </p>
    </div>
  );
};

/** How many things are held over the page just now. */
const useDrop = (onFiles: Props['onFiles']): number => {
  const [count, setCount] = useState(0);
  const take = useEffectEvent((files: readonly DroppedFile[]) => {
    if (files.length > 0) onFiles(files);
  });
  useEffect(() => {
    const over = (event: DragEvent) => {
      const dragged = countDragged(event.dataTransfer);
      if (dragged === 0) return;
      event.preventDefault();
      setCount(dragged);
    };
    const leave = (event: DragEvent) => {
      // Only leaving the window has nothing that is entered instead.
      if (event.relatedTarget === null) setCount(0);
    };
    const drop = (event: DragEvent) => {
      if (countDragged(event.dataTransfer) === 0) return;
      event.preventDefault();
      setCount(0);
      void droppedFiles(event.dataTransfer).then(take);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return count;
};
