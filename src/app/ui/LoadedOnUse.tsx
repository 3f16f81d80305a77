import { cloneElement, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';

type TriggerProps = {
  readonly onClick?: () => void;
  readonly onPointerEnter?: () => void;
  readonly onFocus?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly 'aria-haspopup'?: 'menu' | 'dialog';
  readonly 'aria-expanded'?: boolean;
};

type Props<Parts> = {
  readonly trigger: ReactElement;
  readonly opens: 'menu' | 'dialog';
  readonly load: () => Promise<Parts>;
  readonly children: (parts: Parts) => ReactNode;
};

/**
 * What opens needs code that is larger than the page it stands on. Until somebody wants it there is only its button;
 * the code is fetched when the pointer or the focus comes near, and takes the button's place when it is pressed.
 */
export const LoadedOnUse = <Parts,>({ trigger, opens, load, children }: Props<Parts>) => {
  const [parts, setParts] = useState<Parts>();
  if (parts !== undefined) return children(parts);
  const open = () => {
    // Without a connection the button stays, and pressing it again tries again.
    load().then(setParts, () => undefined);
  };
  const fetchAhead = () => void load().catch(() => undefined);
  const props: TriggerProps = {
    onClick: open,
    onPointerEnter: fetchAhead,
    onFocus: fetchAhead,
    onKeyDown: (event) => {
      if (event.key === 'ArrowDown') open();
    },
    'aria-haspopup': opens,
    'aria-expanded': false,
  };
  return cloneElement(trigger, props);
};
