import type { MemberFilter } from '../../api/records';
import { withSearch } from '../../paths';

/** The filters of the roster as they stand in its address. */
export interface RosterSearch extends Record<string, unknown> {
  q?: string | undefined;
  unit?: string | undefined;
  /** The unit itself, without those below it. */
  only?: boolean | undefined;
  kind?: MemberFilter['kind'];
  state?: MemberFilter['state'];
  floating?: boolean | undefined;
  lost?: boolean | undefined;
  sort?: MemberFilter['sort'];
}

/** The same filters as the API takes them. */
export const filterOf = ({ q, unit, only, kind, state, floating, lost, sort }: RosterSearch): MemberFilter => ({
  ...(q && { q }),
  ...(unit && { unit_id: unit, ...(only && { below: false }) }),
  ...(kind && { kind }),
  ...(state && { state }),
  ...(floating && { floating: true }),
  ...(lost && { lost: true }),
  ...(sort && { sort }),
});

export type Format = 'xlsx' | 'csv';

/** Where the roster, as it is filtered, can be had as a file; with a reason, sensitive fields in full. */
export function exportPath(search: RosterSearch, format: Format, reason?: string): string {
  // a file has an order of its own
  const { below, sort: _, ...filter } = filterOf(search);
  return withSearch('/api/records/members/export', {
    ...filter,
    ...(below === false && { below: 'false' }),
    format,
    ...(reason && { sensitive: true, reason }),
  });
}

/** Whether anything narrows the list; an order does not. */
export const isFiltered = (search: RosterSearch): boolean => {
  const { sort: _, ...rest } = filterOf(search);
  return Object.keys(rest).length > 0;
};
