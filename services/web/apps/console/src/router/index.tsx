import { createRouter } from '@tanstack/react-router';
import { closedTree } from '../closed/routes';
import { Failed, Loading, NotFound } from '../layouts/states';
import { BASE } from '../paths';
import { platformTree } from '../platform/routes';
import { routeTree } from './routes';
import { parseSearch, stringifySearch } from './search';

const options = {
  basepath: BASE,
  parseSearch,
  stringifySearch,
  // TanStack Query decides what is fresh; the router only asks it.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  defaultPendingMinMs: 300,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} onRetry={reset} page />,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
} satisfies Partial<Parameters<typeof createRouter>[0]>;

export const router = createRouter({ ...options, routeTree });

/** The same on the platform's own host, where there is no organisation. */
export const platformRouter = createRouter({ ...options, routeTree: platformTree });

/** The same while the organisation is suspended or being closed. */
export const closedRouter = createRouter({ ...options, routeTree: closedTree });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
