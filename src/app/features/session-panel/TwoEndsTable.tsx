import type { FieldLevel } from '#calls/fields';
import type { Endpoint, Feedback, Session } from '#calls/model';
import type { End } from '#quality/ends';
import { mediaPath, sessionPath } from '#quality/place';
import { ratingWord } from '#report/enum-words';
import { tokenWords } from '#report/feedback-summary';
import { RateBox } from '../../ui/RateBox.tsx';
import { CellView } from '../../ui/CellView.tsx';
import { deviceLines, endpointLines, networkLines, type EndLine, type SeenEnd } from '#report/end-table';
import './two-ends.css';

type Props = {
  readonly session: Session;
  /** Its place in the record. */
  readonly index: number;
  readonly names: Readonly<Record<End, string>>;
  readonly feedback: Readonly<Record<End, Feedback | undefined>>;
  readonly fieldLevel: FieldLevel;
};

/** Everything the record says of the two ends of a 1:1 call, side by side, and where it says so. */
export const TwoEndsTable = ({ session, index, names, feedback, fieldLevel }: Props) => (
  <section className="ends2" aria-labelledby="ends-title">
    <table>
      <thead>
        <tr>
          <th scope="col">
            <h2 className="h3" id="ends-title">
              The two ends
            </h2>
          </th>
          <th scope="col">
            Caller{' '}
            <b>
              <bdi>{names.caller}</bdi>
            </b>
          </th>
          <th scope="col">
            Callee{' '}
            <b>
              <bdi>{names.callee}</bdi>
            </b>
          </th>
          <th scope="col" className="src">
            Where in the JSON
          </th>
        </tr>
      </thead>
      <tbody>
        {linesOf(session, index, fieldLevel).map(({ line, where }, place) => (
          <tr key={place}>
            <th scope="row">{line.label}</th>
            {line.cells.map((cell, end) => (
              <td key={end}>
                <CellView cell={cell} />
              </td>
            ))}
            <td className="src mono">{where}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Rating</th>
          <td>
            <Rating feedback={feedback.caller} />
          </td>
          <td>
            <Rating feedback={feedback.callee} />
          </td>
          <td className="src mono">…feedback</td>
        </tr>
      </tbody>
    </table>
  </section>
);

type SourcedLine = { readonly line: EndLine; readonly where: string };

const ENDS = ['caller', 'callee'] as const;

const linesOf = (session: Session, index: number, fieldLevel: FieldLevel): readonly SourcedLine[] => {
  const media = session.segments[0]?.media[0];
  const seen = <Of,>(
    read: (end: End) => Of | undefined,
    path: (end: End) => string,
  ): readonly SeenEnd<Of>[] =>
    ENDS.map((end) => ({ of: read(end), level: levelOf(session[end], fieldLevel), path: path(end) }));
  const from = (prefix: string, lines: readonly EndLine[]): readonly SourcedLine[] =>
    lines.map((line) => ({ line, where: `${prefix}${line.field}` }));
  return [
    ...from(
      '',
      endpointLines(
        seen(
          (end) => session[end],
          (end) => `${sessionPath(index)}.${end}`,
        ),
      ),
    ),
    ...from(
      'media[0].…Network.',
      networkLines(
        seen(
          (end) => media?.[`${end}Network`],
          (end) => `${mediaPath(index, 0, 0)}.${end}Network`,
        ),
      ),
    ),
    ...from(
      '…Device.',
      deviceLines(
        seen(
          (end) => media?.[`${end}Device`],
          (end) => `${mediaPath(index, 0, 0)}.${end}Device`,
        ),
      ),
    ),
  ];
};

/** Nothing of a service is hidden from anybody. */
const levelOf = (endpoint: Endpoint | undefined, level: FieldLevel): FieldLevel =>
  endpoint?.kind === 'participant' ? level : 'identity';

const Rating = ({ feedback }: { readonly feedback: Feedback | undefined }) => {
  const rating = feedback?.rating;
  if (feedback === undefined || rating === undefined) {
    return <span className="blank">– not asked, or not in the record</span>;
  }
  if (rating === 'notRated') return <span className="blank">– asked, did not rate</span>;
  const ticked = feedback.ticked.map(tokenWords).join(', ') || 'no reason ticked';
  return (
    <>
      <RateBox poor={rating <= 2} label={`rated ${rating} of 5`}>
        {rating}
      </RateBox>{' '}
      {ratingWord(rating)}, {ticked} <i>{feedback.offered.length} offered</i>
    </>
  );
};
