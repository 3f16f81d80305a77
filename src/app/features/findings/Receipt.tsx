import type { MouseEvent } from 'react';
import type { ReceiptView } from '#report/verdict/verdict';
import { Mark } from '../../ui/Mark.tsx';
import { strongPart } from './strong-part.ts';

/** Where a receipt leads: a link for those who want it in another tab, a jump for all others. */
export type ReceiptLinks = {
  readonly hrefOf: (receipt: ReceiptView) => string | undefined;
  readonly onJump: (receipt: ReceiptView) => void;
};

type Props = ReceiptLinks & { readonly receipt: ReceiptView };

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/** A measured value that opens its field. */
export const Receipt = ({ receipt, hrefOf, onJump }: Props) => {
  const href = hrefOf(receipt);
  if (href === undefined) {
    return (
      <span className="rc">
        <Words receipt={receipt} />
      </span>
    );
  }
  return (
    <a
      className="rc"
      href={href}
      title={[receipt.path, receipt.source].filter(Boolean).join('\n')}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        onJump(receipt);
      }}
    >
      <Words receipt={receipt} />
    </a>
  );
};

const Words = ({ receipt: { mark, label, value, limit } }: { readonly receipt: ReceiptView }) => {
  const [before, strong, after] = strongPart(label, value);
  return (
    <>
      {mark !== 'none' && <Mark kind={mark} />}
      <span>
        {before}
        {strong !== '' && <b>{strong}</b>}
        {after}
        {limit !== undefined && <span className="lim"> {limit}</span>}
      </span>
    </>
  );
};
