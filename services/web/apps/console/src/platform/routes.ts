import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queryClient } from '../api/client';
import { operator, organisations } from '../api/operator';
import { NotFound } from '../layouts/states';

/** What there is on the platform's own host, for those who run it. */
const root = createRootRoute({
  component: lazyRouteComponent(() => import('./Shell'), 'Shell'),
  notFoundComponent: NotFound,
  loader: () => queryClient.ensureQueryData(operator()),
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./Organisations'), 'Organisations'),
  loader: () => {
    void queryClient.prefetchInfiniteQuery(organisations());
  },
});

const data = createRoute({
  getParentRoute: () => root,
  path: '/organisations/$tenantId/data',
  component: lazyRouteComponent(() => import('./Data'), 'Data'),
});

const certificates = createRoute({
  getParentRoute: () => root,
  path: '/certificates',
  component: lazyRouteComponent(() => import('./Certificates'), 'Certificates'),
});

export const platformTree = root.addChildren([home, data, certificates]);
