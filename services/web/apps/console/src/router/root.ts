import { createRootRoute } from '@tanstack/react-router';
import { queryClient } from '../api/client';
import { session } from '../api/identity';
import { vocabulary } from '../api/vocabulary';
import { setOwnWords } from '../i18n';
import { Shell } from '../layouts/Shell';
import { NotFound } from '../layouts/states';

export const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  loader: async () => {
    // the organisation's own words come with the session; without them the usual ones do
    const own = queryClient.ensureQueryData(vocabulary()).catch(() => undefined);
    const principal = await queryClient.ensureQueryData(session());
    setOwnWords((await own)?.words ?? {});
    return principal;
  },
});

export const parent = () => root;
