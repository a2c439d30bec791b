import { lazyRouteComponent } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queryClient } from '../api/client';
import { session } from '../api/identity';
import { may, type Permission } from '../app/access';
import { isLeavable, type LeavableArea, practises } from '../app/practice';
import { loadTexts, type T } from '../i18n';
import type { Area } from '../i18n/areas';

export interface Crumb {
  label: string;
  to?: string;
}

/** What a page is asked for: the parts of its address. */
export interface PageArgs<P = Record<string, string>, S = Record<string, unknown>> {
  params: P;
  search: S;
}

/** A page module: what it needs before it shows, where it stands, and how it looks. */
export interface PageModule {
  loader?: (args: never) => unknown;
  crumbs: (t: T, args: never) => Crumb[];
  Page: () => ReactNode;
}

/** Thrown by the loader of a page the person may not see; the page then says which permission is missing. */
export class Denied extends Error {
  constructor(readonly permission: Permission) {
    super(`missing permission: ${permission}`);
  }
}

/** Thrown by the loader of a page of something the organisation does not do. */
export class NotPractised extends Error {
  constructor(readonly area: LeavableArea) {
    super(`not practised: ${area}`);
  }
}

export interface Loaded {
  crumbs: (t: T) => Crumb[];
}

interface LoaderContext {
  params: unknown;
  deps: unknown;
}

/** The part of a route that comes from its page module, which is loaded with the first visit, and its texts with it. */
export function page(load: () => Promise<PageModule>, needs?: Permission, ...areas: Area[]) {
  return {
    component: lazyRouteComponent(load as unknown as () => Promise<{ Page: () => ReactNode }>, 'Page'),
    loader: async ({ params, deps }: LoaderContext): Promise<Loaded> => {
      const left = areas.find(isLeavable);
      if (left && !(await practises(left))) throw new NotPractised(left);
      if (needs) {
        const principal = await queryClient.ensureQueryData(session());
        if (!may(principal, needs)) throw new Denied(needs);
      }
      const [module] = await Promise.all([load(), loadTexts(...areas)]);
      const args = { params, search: deps } as never;
      await module.loader?.(args);
      return { crumbs: (t) => module.crumbs(t, args) };
    },
  };
}
