import { lazy, Suspense, type ComponentProps } from 'react';

const OpenDialog = lazy(async () => ({ default: (await import('./dialog-parts.tsx')).OpenDialog }));

type Props = ComponentProps<typeof OpenDialog> & { readonly open: boolean };

/** Its code is loaded when it first opens. */
export const Dialog = ({ open, ...rest }: Props) =>
  open && (
    <Suspense>
      <OpenDialog {...rest} />
    </Suspense>
  );
