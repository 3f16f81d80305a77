import { lazy, memo, Suspense } from 'react';
import type { Complaints } from '#report/verdict/complaints';
import type { FeedbackSummary } from '#report/verdict/feedback-summary';
import { ratingWord } from '#report/enum-words';
import { ComplaintPlot } from './ComplaintPlot.tsx';
import './feedback.css';

type Props = { readonly summary: FeedbackSummary; readonly complaints: Complaints };

const FeedbackBars = lazy(async () => ({ default: (await import('./FeedbackBars.tsx')).FeedbackBars }));

/** What people said of the call. Those who were not asked, or did not answer, are words and never bars. */
export const Feedback = memo(({ summary, complaints }: Props) => {
  const [first, more] = headline(summary);
  return (
    <section className="feedback" data-picture="feedback" aria-labelledby="feedback-title">
      <div className="sectionhead">
        <h2 className="h3" id="feedback-title">
          Feedback
        </h2>
        <span className="muted t11">
          {first}
          <span className="more">{more}</span>
        </span>
      </div>
      {summary.rated > 0 && (
        <>
          <div className="feedback-charts">
            <Suspense fallback={<div className="feedback-space" />}>
              <FeedbackBars summary={summary} cleanComplainers={complaints.cleanComplainers} />
            </Suspense>
            <ComplaintPlot complaints={complaints} />
          </div>
          <Twin summary={summary} />
        </>
      )}
    </section>
  );
});

/** What always has room, and what a narrow page leaves out. */
const headline = ({ rated, askedWithoutAnswer, notAsked }: FeedbackSummary): readonly [string, string] => {
  const count = (people: number) => people.toLocaleString('en');
  if (rated === 0 && askedWithoutAnswer === 0) return ['nobody was asked to rate', ''];
  return [
    `${count(rated)} rated`,
    `, ${count(askedWithoutAnswer)} asked without answer, ${count(notAsked)} not asked`,
  ];
};

/** The charts as tables, for readers. */
const Twin = ({ summary }: Pick<Props, 'summary'>) => (
  <div className="vh">
    <table>
      <caption>Ratings</caption>
      <thead>
        <tr>
          <th scope="col">Rating</th>
          <th scope="col">People</th>
        </tr>
      </thead>
      <tbody>
        {summary.ratings.map(({ rating, count }) => (
          <tr key={rating}>
            <th scope="row">
              {rating} {ratingWord(rating)}
            </th>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <table>
      <caption>Reasons ticked</caption>
      <thead>
        <tr>
          <th scope="col">Reason</th>
          <th scope="col">People</th>
        </tr>
      </thead>
      <tbody>
        {summary.reasons.map(({ token, words, count }) => (
          <tr key={token}>
            <th scope="row">{words}</th>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
