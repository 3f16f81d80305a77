import type { Blank } from '#report/session/blanks';
import { Mark } from '../../ui/Mark.tsx';

type Props = { readonly blanks: readonly Blank[] };

/** A blank is a sentence: what is not in the record, and why. */
export const Missing = ({ blanks }: Props) => (
  <ul className="miss">
    {blanks.map(({ mark, title, sentence }) => (
      <li key={title}>
        {mark === 'hidden' ? (
          <span className="hid-mark" />
        ) : (
          <Mark kind={mark === 'notJudged' ? 'notJudged' : 'noData'} size={10} />
        )}
        <div>
          <b>{title}</b>
          <p>{sentence}</p>
        </div>
      </li>
    ))}
  </ul>
);
