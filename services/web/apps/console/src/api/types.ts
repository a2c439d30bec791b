import type { paths } from '@zhibu/api';

/** The filters of a list, without the paging. */
export type FilterOf<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? Omit<NonNullable<Q>, 'limit' | 'cursor'>
  : never;
