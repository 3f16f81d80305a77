import { useEffect, useState } from 'react';
import type { FieldLevel } from '#calls/fields';
import type { LimitSet } from '#quality/limit-sets';
import type { personFacts } from '#report/session/person-facts';
import type { SessionPart } from '#report/list/session-rows';
import type { TwoParty } from './two-party.ts';
import type { useGoToSession } from './useGoToSession.ts';
import type { SessionList } from './useSessionList.ts';

type Setting = {
  readonly list: SessionList;
  readonly two: TwoParty | undefined;
  readonly zone: string;
  readonly limits: LimitSet;
  readonly level: FieldLevel;
  readonly visit: ReturnType<typeof useGoToSession>;
  readonly copy: (text: string, done: string) => void;
};

export type PanelActions = ReturnType<typeof usePanelActions>;

/** What the panel offers to do with whom it shows; undefined while it shows nobody. */
export const usePanelActions = ({ list, two, zone, limits, level, visit, copy }: Setting) => {
  const rows = list.selected ? [list.selected] : two ? [two.caller, two.callee] : [];
  const parts = list.selected?.parts ?? (two ? [two.part] : []);
  const [first] = parts;
  const facts = useFacts(rows.length > 0);
  return {
    /** To the JSON of the value that has the focus, or that somebody was led to. */
    openJson:
      first && (() => goToJson(parts, first, focusedValue()?.dataset['path'] ?? list.view.value, visit)),
    copyFacts:
      rows.length === 0 || facts === undefined
        ? undefined
        : () =>
            copy(rows.map((row) => facts.write(row, { zone, limits, level })).join('\n\n'), 'Facts copied'),
    copyValue: () => {
      const value = focusedValue();
      if (value) copy(value.textContent.trim(), 'Value copied');
    },
  };
};

/** Comes with the panel, and before anyone can press its button: what is copied must be there at once. */
const useFacts = (isWanted: boolean): { readonly write: typeof personFacts } | undefined => {
  const [facts, setFacts] = useState<{ readonly write: typeof personFacts }>();
  useEffect(() => {
    if (!isWanted) return;
    import('#report/session/person-facts').then(
      (loaded) => setFacts({ write: loaded.personFacts }),
      () => undefined,
    );
  }, [isWanted]);
  return facts;
};

const focusedValue = (): HTMLElement | undefined => {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement.dataset['path'] !== undefined
    ? activeElement
    : undefined;
};

const goToJson = (
  parts: readonly SessionPart[],
  first: SessionPart,
  path: string | undefined,
  visit: Setting['visit'],
): void => {
  const part = parts.find(({ index }) => path?.startsWith(`sessions[${index}].`));
  visit(part ?? first, part === undefined ? `sessions[${first.index}]` : path);
};
