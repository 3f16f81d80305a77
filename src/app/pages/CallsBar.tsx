import { capital } from '#base/capital';
import {
  CALL_FLAGS,
  causeChoices,
  countFlagged,
  kindOfListed,
  personChoices,
  siteChoices,
  type CallFlag,
  type ListedCall,
} from '#report/call-flags';
import { CALL_KINDS } from '#report/call-kind';
import { KIND_WORDS } from '../features/call-list/call-words.ts';
import { FilterChip } from '../ui/FilterChip.tsx';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { toggled, type Choice } from '../ui/find-choices.ts';
import { FindMenu } from '../ui/FindMenu.tsx';
import { MenuChip } from '../ui/MenuChip.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { zoneCity } from '../time-zone-words.ts';
import { localTimeZone, useTimeZone, type TimeZoneChoice } from '../useTimeZone.ts';
import { CALLS_DAYS, DEFAULT_CALLS_VIEW, type CallsDays, type CallsView } from './calls-url.ts';

type Props = {
  readonly view: CallsView;
  readonly onView: (view: CallsView) => void;
  /** A subnet may say where somebody lives, so it is in no address. */
  readonly sites: readonly string[];
  readonly onSites: (sites: readonly string[]) => void;
  /** What to call somebody whom the app knows by name. */
  readonly nameOf: (id: string) => string | undefined;
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

/** Known of calls that were read: which ones to read is for people to say. */
const NOT_READ = 'None among the calls read. R reads the call in focus.';

const isNarrowed = ({ participant, flags, kinds, causes }: CallsView): boolean =>
  participant !== undefined || flags.length + kinds.length + causes.length > 0;

/** Whoever is chosen can be let go of, also when no call of the list names them. */
const peopleToChoose = (
  calls: readonly ListedCall[],
  chosen: string | undefined,
  nameOf: Props['nameOf'],
): readonly Choice[] => {
  const people = personChoices(calls);
  if (chosen === undefined || people.some(({ value }) => value === chosen)) return people;
  return [{ value: chosen, label: nameOf(chosen) ?? chosen, count: calls.length }, ...people];
};

export const CallsBar = ({
  view,
  onView,
  sites,
  onSites,
  nameOf,
  count,
  calls,
  refreshing,
  onRefresh,
}: Props) => (
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
    <Menu trigger={<MenuChip label="Type" chosen={view.kinds.map((kind) => KIND_WORDS[kind].word)} />}>
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
    <FindMenu
      label="Calls with a person"
      sought="Person"
      none="Nobody of that name in the list. The box above finds anybody by their sign-in name."
      hasCounts
      choices={() => peopleToChoose(calls, view.participant, nameOf)}
      trigger={
        <MenuChip
          label="Person"
          chosen={
            view.participant === undefined ? [] : [nameOf(view.participant) ?? view.participant.slice(0, 8)]
          }
        />
      }
      chosen={view.participant === undefined ? [] : [view.participant]}
      onToggle={(id, on) => onView({ ...view, participant: on ? id : undefined })}
    />
    <FindMenu
      label="Calls with people at a site"
      sought="Site"
      none={NOT_READ}
      hasCounts
      choices={() => siteChoices(calls)}
      trigger={<MenuChip label="Site" chosen={sites} />}
      chosen={sites}
      onToggle={(site, on) => onSites(toggled(sites, site, on))}
    />
    <FindMenu
      label="Calls with a cause"
      sought="Cause"
      none={NOT_READ}
      hasCounts
      choices={() => causeChoices(calls)}
      trigger={
        <MenuChip
          label="Cause"
          chosen={view.causes.map(
            (rule) => causeChoices(calls).find(({ value }) => value === rule)?.label ?? rule,
          )}
        />
      }
      chosen={view.causes}
      onToggle={(rule, on) => onView({ ...view, causes: toggled(view.causes, rule, on) })}
    />
    {(isNarrowed(view) || sites.length > 0) && (
      <Button
        look="bare"
        onClick={() => {
          onSites([]);
          onView({ ...DEFAULT_CALLS_VIEW, days: view.days });
        }}
      >
        Clear
      </Button>
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
