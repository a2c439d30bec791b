import { withSearch } from '../paths';

const id = (value: string): string => encodeURIComponent(value);

/** The addresses of the platform's own pages. */
export const pp = {
  organisations: (search: { q?: string; state?: string; kind?: string; quota?: string } = {}) =>
    withSearch('/', { ...search }),
  organisation: (tenant: string) => `/organisations/${id(tenant)}`,
  runs: (search: { open?: boolean } = {}) => withSearch('/runs', { ...search }),
  announcements: () => '/announcements',
  operators: () => '/operators',
  entries: () => '/entries',
  log: (search: { operator?: string; tenant?: string; action?: string; from?: string; to?: string } = {}) =>
    withSearch('/log', { ...search }),
};
