import { FURTHER_COLUMNS, furtherColumnName, type FurtherColumn } from '#report/list/further-columns';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';

type Props = {
  readonly shown: readonly FurtherColumn[];
  readonly onShow: (columns: readonly FurtherColumn[]) => void;
};

/** Columns on demand; those chosen keep the order of the menu. */
export const ColumnsMenu = ({ shown, onShow }: Props) => (
  <Menu trigger={<Button look="bare" icon="columns" label="Columns" />}>
    {({ Check }) =>
      FURTHER_COLUMNS.map((column) => (
        <Check
          key={column}
          checked={shown.includes(column)}
          onChange={(on) =>
            onShow(FURTHER_COLUMNS.filter((other) => (other === column ? on : shown.includes(other))))
          }
        >
          {furtherColumnName(column).name}
        </Check>
      ))
    }
  </Menu>
);
