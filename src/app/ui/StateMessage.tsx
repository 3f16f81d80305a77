import type { ReactNode } from 'react';
import './StateMessage.css';

type Props = {
  readonly heading: string;
  /** 1 where nothing else on the page is its heading. */
  readonly level?: 1 | 2 | 3;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** The small line at the end: code and request id, or a reassurance. */
  readonly detail?: ReactNode;
  /** `alert` only if an action of the user failed. */
  readonly role?: 'alert' | 'status';
};

export const StateMessage = ({ heading, level = 2, children, actions, detail, role }: Props) => {
  const Heading = `h${level}` as const;
  return (
    <section className="state" {...(role ? { role } : {})}>
      <Heading className="state-heading">{heading}</Heading>
      {children && <div className="state-body">{children}</div>}
      {actions && <div className="state-actions">{actions}</div>}
      {detail && <p className="state-detail">{detail}</p>}
    </section>
  );
};
