import type { MouseEvent } from 'react';
import { Link } from '@tanstack/react-router';
import { RULES } from '#quality/rules';
import {
  classificationEntries,
  ORIGIN_WORDS,
  ruleEntries,
  type LimitEntry,
  type RuleEntry,
} from '#report/verdict/rules-page';
import './rules-page.css';

const ENTRIES = ruleEntries(RULES);
const CLASSIFICATIONS = classificationEntries();

const KINDS: readonly { readonly kind: RuleEntry['kind']; readonly title: string }[] = [
  { kind: 'failure', title: 'Failures' },
  { kind: 'cause', title: 'Causes' },
  { kind: 'gap', title: 'When nothing can be said' },
  { kind: 'circumstance', title: 'Circumstances' },
];

/** Inside a case file the address behind the # is the page itself, so a part of it is only scrolled to. */
const showPart = (event: MouseEvent<HTMLAnchorElement>): void => {
  if (location.protocol !== 'file:') return;
  event.preventDefault();
  document.getElementById(event.currentTarget.hash.slice(1))?.scrollIntoView();
};

/** Every rule that a verdict may come from, and every limit with whose it is. */
export const RulesPage = () => (
  <div className="rules-page">
    <title>Rules and limits · Earshot</title>
    <h1>Rules and limits</h1>
    <p className="lead">
      A verdict is a rule that fired. Likely needs a published limit crossed on the affected stream and a
      local proof, with nothing strong against; one of the two makes it Possible, our judgement alone a Hint.
      Every limit says whose it is.
    </p>
    <nav aria-label="Rules">
      <ul>
        <li>
          <a href="#classification" onClick={showPart}>
            Good or poor
          </a>
        </li>
        {ENTRIES.map(({ id, code, title }) => (
          <li key={id}>
            <a href={`#${id}`} onClick={showPart}>
              <span className="muted">{code}</span> {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    <section aria-labelledby="classification">
      <h2 id="classification">Good or poor: what streams are judged by</h2>
      {CLASSIFICATIONS.map(({ title, differs, limits }) => (
        <section key={title}>
          <h3>{title}</h3>
          <p>{differs}</p>
          <Limits name={title} limits={limits} />
        </section>
      ))}
    </section>
    {KINDS.map(({ kind, title }) => (
      <section key={kind} aria-labelledby={`kind-${kind}`}>
        <h2 id={`kind-${kind}`}>{title}</h2>
        {ENTRIES.filter((entry) => entry.kind === kind).map((entry) => (
          <RuleSection key={entry.id} entry={entry} />
        ))}
      </section>
    ))}
    <p>
      <Link to="/calls">Back to the calls</Link>
    </p>
  </div>
);

const RuleSection = ({ entry }: { readonly entry: RuleEntry }) => (
  <section aria-labelledby={entry.id}>
    <h3 id={entry.id}>
      <span className="muted">{entry.code}</span> {entry.title}
    </h3>
    <dl>
      <Line term="Fires when" words={entry.fires} />
      <Line term="Strengthened by" words={entry.strengthened} />
      <Line term="Weakened by" words={entry.weakened} />
      <Line term="Needs" words={entry.needs.join(', ')} />
      <Line term="Source" words={entry.sources} />
    </dl>
    {entry.limits.length > 0 && <Limits name={entry.title} limits={entry.limits} />}
  </section>
);

const Line = ({ term, words }: { readonly term: string; readonly words: string }) =>
  words === '' ? null : (
    <div>
      <dt>{term}</dt>
      <dd>{words}</dd>
    </div>
  );

const Limits = ({ name, limits }: { readonly name: string; readonly limits: readonly LimitEntry[] }) => (
  <table>
    <caption className="vh">Limits of {name}</caption>
    <thead>
      <tr>
        <th scope="col">Limit</th>
        <th scope="col">Value</th>
        <th scope="col">Whose</th>
        <th scope="col">Source</th>
      </tr>
    </thead>
    <tbody>
      {limits.map((limit) => (
        <tr key={limit.name}>
          <th scope="row">{limit.name}</th>
          <td>{limit.words}</td>
          <td>{ORIGIN_WORDS[limit.origin]}</td>
          <td>{limit.source}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
