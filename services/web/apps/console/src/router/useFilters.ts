import { useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';

type Raw = Record<string, unknown>;

/** The filters of a page live in its address. A change replaces the entry, so that Back leaves the page. */
export function useFilters<S extends Raw>(): { filters: S; set: (change: Partial<S>) => void; clear: () => void } {
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.matches.at(-1)?.search });
  const filters = search as unknown as S;
  const write = useCallback(
    (search: Raw) => {
      void router.navigate({ to: '.', search, replace: true, resetScroll: false } as unknown as Parameters<
        typeof router.navigate
      >[0]);
    },
    [router],
  );
  const set = useCallback(
    (change: Partial<S>) => write({ ...(router.state.matches.at(-1)?.search as Raw), ...change }),
    [router, write],
  );
  const clear = useCallback(() => write({}), [write]);
  return { filters, set, clear };
}
