import type { ReactNode } from 'react';

interface SheetEntryProps {
  head: string;
  /** How many columns the entry takes. */
  span?: number;
  children: ReactNode;
}

/** A heading of the form, and what is entered beside it. */
export function SheetEntry({ head, span, children }: SheetEntryProps) {
  return (
    <>
      <th scope="row">{head}</th>
      <td colSpan={span}>{children}</td>
    </>
  );
}
