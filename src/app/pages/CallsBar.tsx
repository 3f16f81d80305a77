import { capital } from '#base/capital';
import { CALL_FLAGS, countFlagged, kindOfListed, type CallFlag, type ListedCall } from '#report/call-flags';
import { CALL_KINDS } from '#report/call-kind';
import { KIND_WORDS } from '../features/call-list/call-words.ts';
import { FilterChip } from '../ui/FilterChip.tsx';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { zoneCity } from '../time-zone-words.ts';
import { localTimeZone, useTimeZone, type TimeZoneChoice } from '../useTimeZone.ts';
import { CALLS_DAYS, type CallsDays, type CallsView } from './calls-url.ts';

type Props = {
  readonly view: CallsView;
  readonly onView: (view: CallsView) => void;
  /** How many calls are listed, in words; undefined while that is unknown. */
  readonly count: string | undefined;
  /** The calls of the list before it is narrowed, for the numbers of the chips. */
  readonly calls: readonly ListedCall[];
  readonly refreshing: boolean;
  readonly onRefresh: () => void;
};

/** “last 7 days”; a day is told in hours, because it does not begin at midnight. */
export const daysWord = (days: CallsDays): string => (days === 1 ? 'last 24 hours' : `last ${days} days`);

const RANGES = CALLS_DAYS.map((days) => ({ value: String(days), label: capital(daysWord(days)) }));

/** Of what was read here: nobody knows it of the others. */
const FLAG_WORDS: Readonly<Record<CallFlag, string>> = {
  'rated-poor': 'Rated poor',
  'poor-audio': 'Poor audio',
  failed: 'Dropped or failed',
  'not-read': 'Not read yet',
};

export const CallsBar = ({ view, onView, count, calls, refreshing, onRefresh }: Props) => (
  <div className="calls-bar">
    <h1>Calls</h1>
    <Menu
      trigger={
        <FilterChip kind="menu" on={false}>
          {capital(daysWord(view.days))}
        </FilterChip>
      }
    >
      {(menu) => (
        <menu.Choice
          label="Started in the"
          options={RANGES}
          value={String(view.days)}
          onChange={(chosen) =>
            onView({ ...view, days: CALLS_DAYS.find((days) => String(days) === chosen) ?? view.days })
          }
        />
      )}
    </Menu>
    {CALL_FLAGS.map((flag) => (
      <FilterChip
        key={flag}
        on={view.flags.includes(flag)}
        count={countFlagged(calls, flag)}
        onClick={() =>
          onView({
            ...view,
            flags: CALL_FLAGS.filter((other) => (other === flag) !== view.flags.includes(other)),
          })
        }
      >
        {FLAG_WORDS[flag]}
      </FilterChip>
    ))}
    <Menu
      trigger={
        <FilterChip kind="menu" on={view.kinds.length > 0}>
          {view.kinds.length === 0 ? 'Type' : view.kinds.map((kind) => KIND_WORDS[kind].word).join(', ')}
        </FilterChip>
      }
    >
      {({ Check }) =>
        CALL_KINDS.map((kind) => (
          <Check
            key={kind}
            checked={view.kinds.includes(kind)}
            count={calls.filter((call) => kindOfListed(call) === kind).length}
            onChange={(on) =>
              onView({
                ...view,
                kinds: CALL_KINDS.filter((other) => (other === kind ? on : view.kinds.includes(other))),
              })
            }
          >
            {KIND_WORDS[kind].word}
          </Check>
        ))
      }
    </Menu>
    {view.participant !== undefined && (
      <FilterChip on onClick={() => onView({ ...view, participant: undefined })}>
        With person {view.participant.slice(0, 8)}
      </FilterChip>
    )}
    <span className="grow" />
    <output className="muted count">
      {count}
      {count !== undefined && <span className="order">, newest first</span>}
    </output>
    <ZoneChoice />
    <Button look="bare" icon="retry" label="Read the list again" disabled={refreshing} onClick={onRefresh} />
  </div>
);

/** Where local time is UTC there is nothing to choose. A zone that a link brought along stands beside ours. */
const ZoneChoice = () => {
  const { choice, name, choose } = useTimeZone();
  const city = zoneCity(localTimeZone());
  if (city === 'UTC' && choice !== 'linked') return null;
  const options: readonly { readonly value: TimeZoneChoice; readonly label: string }[] = [
    { value: 'local', label: city },
    ...(choice === 'linked' ? [{ value: choice, label: zoneCity(name) }] : []),
    { value: 'utc', label: 'UTC' },
  ];
  return (
    <Segmented
      label="Time zone"
      options={options}
      value={choice}
      onChange={(next) => {
        if (next !== 'linked') choose(next);
      }}
    />
  );
};
