import type { BoardRow } from '../../api/dues';

/** What a drawer about one row of the board is given; it is open while there is a row. */
export interface RowDrawerProps {
  row: BoardRow | undefined;
  month: string;
  onClose: () => void;
}
