import { useRouter } from '@tanstack/react-router';
import { DropZone } from '../features/drop-zone/DropZone.tsx';

/** Opens what is dropped anywhere on a page, and goes to it. */
export const FileDrop = () => {
  const router = useRouter();
  return (
    <DropZone
      onFiles={(files) => {
        void import('../data/open-files.ts').then(({ openFiles }) => {
          openFiles(files);
          return router.navigate({ to: '/calls/$id', params: { id: 'file' } });
        });
      }}
    />
  );
};
