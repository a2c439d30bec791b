import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { queryClient } from '../api/client';
import { session } from '../api/identity';
import { exports } from '../api/portability';
import { loadTexts } from '../i18n';

/** All there is while an organisation is suspended or being closed: one page, whatever the address says. */
const root = createRootRoute({
  component: lazyRouteComponent(() => import('./Leave'), 'Leave'),
  notFoundComponent: () => null,
  loader: () => {
    void queryClient.prefetchQuery(exports());
    return Promise.all([queryClient.ensureQueryData(session()), loadTexts('data')]);
  },
});

const home = createRoute({ getParentRoute: () => root, path: '/' });

export const closedTree = root.addChildren([home]);
