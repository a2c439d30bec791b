import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queryClient } from '../api/client';
import { operator, organisations } from '../api/operator';
import { signupCount } from '../api/signups';
import { NotFound } from '../layouts/states';
import { oneOf, reads } from '../router/search';
import { SIGNUP_STATES } from './signupStates';

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

const signups = createRoute({
  getParentRoute: () => root,
  path: '/signups',
  validateSearch: reads({ state: oneOf(SIGNUP_STATES) }),
  component: lazyRouteComponent(() => import('./Signups'), 'Signups'),
  loader: () => {
    void queryClient.prefetchQuery(signupCount('waiting'));
  },
});

export const platformTree = root.addChildren([home, signups]);
