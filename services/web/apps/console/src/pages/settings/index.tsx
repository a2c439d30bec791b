import { useEffect } from 'react';
import { queryClient } from '../../api/client';
import { session, settings } from '../../api/identity';
import { usePrefetched } from '../../api/prefetched';
import { useT, word } from '../../i18n';
import { Page as Frame } from '../../kit/Page';
import { pb, type SettingsSection } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { SettingsForm } from './SettingsForm';
import { SECTIONS } from './values';
import './settings.css';

export const loader: PageModule['loader'] = () => queryClient.ensureQueryData(settings());

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.settings') }];

/** Scrolls to the section named in the address. */
function useSection(): SettingsSection | undefined {
  const { filters } = useFilters<{ section?: SettingsSection }>();
  useEffect(() => {
    if (filters.section) document.getElementById(`section-${filters.section}`)?.scrollIntoView({ block: 'start' });
  }, [filters.section]);
  return filters.section;
}

/** The sections of the form, and the settings that have a page of their own. */
function Contents({ current }: { current: SettingsSection | undefined }) {
  const t = useT();
  return (
    <nav className="settings-nav" aria-label={t('settings.sections')}>
      <ul>
        {SECTIONS.map((name) => (
          <li key={name}>
            <Go to={pb.settings({ section: name })} replace aria-current={current === name ? 'true' : undefined}>
              {t(`settings.${name}`)}
            </Go>
          </li>
        ))}
        <li>
          <Go to={pb.vocabulary()}>{t('vocabulary.title')}</Go>
        </li>
        <li>
          <Go to={pb.domains()}>{t('nav.domains')}</Go>
        </li>
        <li>
          <Go to={pb.privacy()}>{t('nav.privacy')}</Go>
        </li>
      </ul>
    </nav>
  );
}

export function Page() {
  const t = useT();
  const record = usePrefetched(settings());
  const { tenant } = usePrefetched(session());
  const section = useSection();
  return (
    <Frame
      title={t('nav.settings')}
      lead={t('settings.lead', { kind: word(t, 'tenantKind', tenant.kind), slug: tenant.slug })}
    >
      <div className="settings-columns">
        <Contents current={section} />
        <SettingsForm record={record} />
      </div>
    </Frame>
  );
}
