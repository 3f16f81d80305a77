import { capital } from '#base/capital';
import { Button } from './Button.tsx';
import { Menu } from './Menu.tsx';

type Props = {
  /** All rows of the filter; undefined where the page has no list. */
  readonly onList?: () => void;
  /** The panels on the page, looked up when the menu opens. */
  readonly panels: () => readonly { readonly name: string; readonly save: () => void }[];
  readonly isBusy: boolean;
};

/** Pictures of what is on the page: the whole list, or one panel. */
export const PictureMenu = ({ onList, panels, isBusy }: Props) => (
  <Menu
    align="end"
    trigger={
      <Button icon="picture" aria-disabled={isBusy}>
        {isBusy ? 'Drawing' : 'Picture'}
      </Button>
    }
  >
    {(menu) => (
      <>
        {onList && <menu.Item onClick={onList}>The whole list, all rows of the filter</menu.Item>}
        {panels().map(({ name, save }) => (
          <menu.Item key={name} onClick={save}>
            {capital(name)}
          </menu.Item>
        ))}
      </>
    )}
  </Menu>
);
