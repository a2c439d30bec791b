import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queryClient } from '../api/client';
import { operator, organisations } from '../api/operator';
import { signupCount } from '../api/signups';
import { loadTexts } from '../i18n';
import { NotFound } from '../layouts/states';
import { day, flag, oneOf, reads, text } from '../router/search';
import { SIGNUP_STATES } from './signupStates';

/** What there is on the platform's own host, for those who run it. */
const root = createRootRoute({
  component: lazyRouteComponent(() => import('./Shell'), 'Shell'),
  notFoundComponent: NotFound,
  loader: () =>
    Promise.all([queryClient.ensureQueryData(operator()), loadTexts('data', 'operators', 'platform', 'signups')]),
});

const parent = () => root;

const home = createRoute({
  getParentRoute: parent,
  path: '/',
  validateSearch: reads({
    q: text,
    state: oneOf(['active', 'suspended', 'closing', 'creating']),
    kind: oneOf(['agency', 'enterprise', 'community', 'association']),
    quota: oneOf(['fine', 'warn', 'full']),
  }),
  loaderDeps: ({ search }) => search,
  component: lazyRouteComponent(() => import('./Organisations'), 'Organisations'),
  loader: ({ deps }) => {
    void queryClient.prefetchInfiniteQuery(organisations(deps));
  },
});

const signups = createRoute({
  getParentRoute: parent,
  path: '/signups',
  validateSearch: reads({ state: oneOf(SIGNUP_STATES) }),
  component: lazyRouteComponent(() => import('./Signups'), 'Signups'),
  loader: () => {
    void queryClient.prefetchQuery(signupCount('waiting'));
  },
});

const organisation = createRoute({
  getParentRoute: parent,
  path: '/organisations/$tenantId',
  component: lazyRouteComponent(() => import('./Organisation'), 'Organisation'),
});

const runs = createRoute({
  getParentRoute: parent,
  path: '/runs',
  validateSearch: reads({ open: flag }),
  loaderDeps: ({ search }) => search,
  component: lazyRouteComponent(() => import('./Runs'), 'Runs'),
});

const announcements = createRoute({
  getParentRoute: parent,
  path: '/announcements',
  component: lazyRouteComponent(() => import('./Announcements'), 'Announcements'),
});

const operators = createRoute({
  getParentRoute: parent,
  path: '/operators',
  component: lazyRouteComponent(() => import('./Operators'), 'Operators'),
});

const entries = createRoute({
  getParentRoute: parent,
  path: '/entries',
  component: lazyRouteComponent(() => import('./Entries'), 'Entries'),
});

const log = createRoute({
  getParentRoute: parent,
  path: '/log',
  validateSearch: reads({ operator: text, tenant: text, action: text, from: day, to: day }),
  loaderDeps: ({ search }) => search,
  loader: () => loadTexts('auditFields', 'auditWords'),
  component: lazyRouteComponent(() => import('./Log'), 'Log'),
});

const data = createRoute({
  getParentRoute: parent,
  path: '/organisations/$tenantId/data',
  component: lazyRouteComponent(() => import('./Data'), 'Data'),
});

const certificates = createRoute({
  getParentRoute: parent,
  path: '/certificates',
  component: lazyRouteComponent(() => import('./Certificates'), 'Certificates'),
});

const moves = createRoute({
  getParentRoute: parent,
  path: '/moves',
  component: lazyRouteComponent(() => import('./Moves'), 'Moves'),
  loader: () => loadTexts('documents', 'moves'),
});

export const platformTree = root.addChildren([
  home,
  signups,
  organisation,
  runs,
  announcements,
  operators,
  entries,
  log,
  data,
  certificates,
  moves,
]);
