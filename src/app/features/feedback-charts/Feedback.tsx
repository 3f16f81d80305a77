import { lazy, memo, Suspense } from 'react';
import type { FeedbackSummary } from '#report/feedback-summary';
import { ratingWord } from '#report/enum-words';
import './feedback.css';

type Props = { readonly summary: FeedbackSummary };

const FeedbackBars = lazy(async () => ({ default: (await import('./FeedbackBars.tsx')).FeedbackBars }));

/** What people said of the call. Those who were not asked, or did not answer, are words and never bars. */
export const Feedback = memo(({ summary }: Props) => (
  <section className="feedback" aria-labelledby="feedback-title">
    <div className="sectionhead">
      <h2 className="h3" id="feedback-title">
        Feedback
      </h2>
      <span className="muted t11">{headline(summary)}</span>
    </div>
    {summary.rated > 0 && (
      <>
        <Suspense fallback={<div className="feedback-space" />}>
          <FeedbackBars summary={summary} />
        </Suspense>
        <Twin summary={summary} />
      </>
    )}
  </section>
));

const headline = ({ rated, askedWithoutAnswer, notAsked }: FeedbackSummary): string => {
  const count = (people: number) => people.toLocaleString('en');
  if (rated === 0 && askedWithoutAnswer === 0) return 'nobody was asked to rate';
  return `${count(rated)} rated, ${count(askedWithoutAnswer)} asked without answer, ${count(notAsked)} not asked`;
};

/** The charts as tables, for readers. */
const Twin = ({ summary }: Props) => (
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
