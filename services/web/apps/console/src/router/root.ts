import { createRootRoute } from '@tanstack/react-router';
import { queryClient } from '../api/client';
import { session } from '../api/identity';
import { rulesInForce } from '../api/onboarding';
import { vocabulary } from '../api/vocabulary';
import { speakAs } from '../i18n';
import { Shell } from '../layouts/Shell';
import { NotFound } from '../layouts/states';

export const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  loader: async () => {
    // the organisation's own words come with the session; without them the usual ones do
    const own = queryClient.ensureQueryData(vocabulary()).catch(() => undefined);
    // what the organisation does says which entries there are
    const rules = queryClient.ensureQueryData(rulesInForce()).catch(() => undefined);
    const principal = await queryClient.ensureQueryData(session());
    await speakAs(principal.tenant.kind, (await own)?.words ?? {});
    await rules;
    return principal;
  },
});

export const parent = () => root;
