import { useQuery } from '@tanstack/react-query';
import { useMatches } from '@tanstack/react-router';
import { useEffect } from 'react';
import { session } from '../api/identity';
import { type T, useT } from '../i18n';
import { Go } from '../router/go';
import type { Crumb } from '../router/page';

const hasCrumbs = (data: unknown): data is { crumbs: (t: T) => Crumb[] } =>
  typeof data === 'object' && data !== null && 'crumbs' in data;

function useCrumbs(): Crumb[] {
  const t = useT();
  const loaded = useMatches({ select: (matches) => matches.map((match) => match.loaderData).findLast(hasCrumbs) });
  return loaded ? loaded.crumbs(t) : [];
}

/** Where this page stands. The document's title says the same, so that windows and history can be told apart. */
export function Crumbs() {
  const t = useT();
  const crumbs = useCrumbs();
  const { data } = useQuery(session());
  const title = [
    ...crumbs.map((crumb) => crumb.label).reverse(),
    data?.tenant.short_name ?? data?.tenant.name,
    t('brand.product'),
  ];
  const text = title.filter(Boolean).join(' · ');
  useEffect(() => {
    document.title = text;
  }, [text]);
  return (
    <nav className="crumbs" aria-label={t('nav.crumbs')}>
      <ol>
        {crumbs.map((crumb, at) => (
          <li key={crumb.label} aria-current={at === crumbs.length - 1 ? 'page' : undefined}>
            {crumb.to && at < crumbs.length - 1 ? <Go to={crumb.to}>{crumb.label}</Go> : <span>{crumb.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
