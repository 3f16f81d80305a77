import type { FieldLevel } from '#calls/fields';
import type { LimitSet } from '#quality/limit-sets';
import { personFacts } from '#report/session/person-facts';
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
  return {
    /** To the JSON of the value that has the focus, or that somebody was led to. */
    openJson:
      first && (() => goToJson(parts, first, focusedValue()?.dataset['path'] ?? list.view.value, visit)),
    copyFacts:
      rows.length === 0
        ? undefined
        : () =>
            copy(rows.map((row) => personFacts(row, { zone, limits, level })).join('\n\n'), 'Facts copied'),
    copyValue: () => {
      const value = focusedValue();
      if (value) copy(value.textContent.trim(), 'Value copied');
    },
  };
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
