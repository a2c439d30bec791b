import type { ReactNode } from 'react';

export interface Column<T> {
  key: string;
  title: string;
  /** The heading is only read out, as for a column of buttons. */
  quiet?: boolean;
  /** Pixels at the normal text size; the table scales them. The rest of the width goes to the columns that `grow`. */
  width: number;
  grow?: boolean;
  /** Stays in view while the others scroll sideways. Only the first column may. */
  pinned?: boolean;
  align?: 'end';
  /** The word the server sorts by. */
  sort?: string;
  /** Left out of the cards on a phone. */
  wideOnly?: boolean;
  render: (row: T) => ReactNode;
}

/** `name` → `-name` → none: what the next press on a sortable heading asks for. */
export function nextSort(current: string | undefined, column: string): string | undefined {
  if (current === column) return `-${column}`;
  return current === `-${column}` ? undefined : column;
}

export function sortState(current: string | undefined, column: string): 'ascending' | 'descending' | 'none' {
  if (current === column) return 'ascending';
  return current === `-${column}` ? 'descending' : 'none';
}
