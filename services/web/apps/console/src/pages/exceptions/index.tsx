import { date } from '@zhibu/format';
import { queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { type ExceptionMatter, exceptions } from '../../api/rules';
import { useI18n } from '../../i18n';
import { Cited } from '../../kit/Cited';
import { Empty } from '../../kit/Empty';
import { number } from '../../kit/number';
import { Page as Frame, Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { OfMatter } from './OfMatter';

interface Search extends Record<string, unknown> {
  matter?: ExceptionMatter;
}

export const loader: PageModule['loader'] = () => queryClient.ensureQueryData(exceptions());

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.exceptions') }];

/** What is out of order in the whole organisation: first how much of what, then in which units. */
export function Page() {
  const { t, locale } = useI18n();
  const { matters } = usePrefetched(exceptions());
  const { filters } = useFilters<Search>();
  const shown = matters.find(({ matter }) => matter === filters.matter) ?? matters[0];
  return (
    <Frame title={t('nav.exceptions')} lead={t('exceptions.lead')}>
      <Panel flush>
        {matters.length === 0 && <Empty title={t('exceptions.none')}>{t('exceptions.noneNote')}</Empty>}
        <ul className="lines">
          {matters.map((one) => (
            <li key={one.matter}>
              <Go
                to={pb.exceptions({ matter: one.matter })}
                className="line"
                aria-current={one.matter === shown?.matter ? 'true' : undefined}
              >
                <strong>{t(`exception.${one.matter}`)}</strong>
                <span className="line-text">{t('exceptions.units', { n: number(one.units, locale) })}</span>
                <span className="quiet">{one.on && date(one.on, locale)}</span>
              </Go>
              {/* the chosen matter says it beside its units */}
              {one.basis && one.matter !== shown?.matter && (
                <p className="line-basis">
                  <Cited basis={one.basis} />
                </p>
              )}
            </li>
          ))}
        </ul>
      </Panel>
      {shown && <OfMatter key={shown.matter} of={shown} />}
    </Frame>
  );
}
