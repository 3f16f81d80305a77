import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './Menu.css';

type OpenProps = {
  readonly trigger: ReactElement;
  readonly align: 'start' | 'end';
  readonly children: ReactNode;
};

/** A menu that begins open: it is loaded when somebody asks for it. */
export const OpenMenu = ({ trigger, align, children }: OpenProps) => (
  <Base.Root modal={false} defaultOpen>
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner className="pop" align={align} sideOffset={4} collisionPadding={8}>
        <Base.Popup className="menu">{children}</Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);

type ItemProps = { readonly children: ReactNode; readonly icon?: IconName; readonly onClick: () => void };

export const Item = ({ children, icon, onClick }: ItemProps) => (
  <Base.Item className="menu-item" onClick={onClick}>
    <span className="menu-tick">{icon && <Icon name={icon} small />}</span>
    {children}
  </Base.Item>
);

type CheckProps = {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly count?: number;
  readonly children: ReactNode;
};

/** Stays open, so that several can be ticked. */
export const Check = ({ checked, onChange, count, children }: CheckProps) => (
  <Base.CheckboxItem
    className="menu-item"
    checked={checked}
    onCheckedChange={(next) => onChange(next)}
    closeOnClick={false}
  >
    <span className="menu-tick">{checked && <Icon name="check" small />}</span>
    {children}
    {count !== undefined && <span className="n">{count.toLocaleString('en')}</span>}
  </Base.CheckboxItem>
);

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

/** One of several, with a tick at the one that holds. */
export const Choice = <Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) => (
  <Base.Group>
    <Base.GroupLabel className="menu-heading">{label}</Base.GroupLabel>
    <Base.RadioGroup
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <Base.RadioItem key={option.value} className="menu-item" value={option.value} closeOnClick>
          <span className="menu-tick">{option.value === value && <Icon name="check" small />}</span>
          {option.label}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  </Base.Group>
);

export const Line = () => <Base.Separator className="menu-line" />;
