import './RateBox.css';

type Props = {
  readonly poor: boolean;
  readonly children: number;
  /** What the figure is, for readers: “rated 2 of 5”. */
  readonly label?: string;
};

/** A figure that counts as poor stands white on a filled square, any other in an outlined one. */
export const RateBox = ({ poor, children, label }: Props) => (
  <span className={poor ? 'rate poor' : 'rate'} {...(label ? { role: 'img', 'aria-label': label } : {})}>
    {children}
  </span>
);
