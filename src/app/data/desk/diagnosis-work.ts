import { createDiagnosis, type About, type Diagnosis, type DiagnosisOptions } from '#quality/diagnose';
import type { ToldDiagnosis } from '#report/verdict/verdict';
import type { Work } from './job.ts';
import type { Found } from './messages.ts';

/** Diagnoses, and can say it again for another ticket without reading anything anew. */
export const createDiagnosisWork = (
  options: DiagnosisOptions,
  say: (found: Found) => void,
): Work & { readonly about: (about: About) => void } => {
  const diagnoser = createDiagnosis(options);
  let asked = options.about ?? {};
  let toldPages: number | undefined;
  const tell = (diagnosis: Diagnosis, pages: number): void => {
    toldPages = pages;
    say({ diagnosis: toldOf(diagnosis, asked), pages, about: asked });
  };
  return {
    take: diagnoser.take,
    tell: (pages) => tell(diagnoser.found(), pages),
    about: (about) => {
      asked = about;
      const diagnosis = diagnoser.about(about);
      if (toldPages !== undefined) tell(diagnosis, toldPages);
    },
  };
};

/** Of thousands of people those whom the words are about. */
const toldOf = ({ findings, previous, call }: Diagnosis, { person }: About): ToldDiagnosis => {
  const people = [person, ...(findings[0]?.people.slice(0, 1) ?? [])].flatMap((key) => {
    const facts = key === undefined ? undefined : call.people.get(key);
    return facts === undefined ? [] : [[facts.key, facts] as const];
  });
  return { findings, previous, call: { people: new Map(people) } };
};
