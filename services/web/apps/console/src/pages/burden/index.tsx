import { useQuery } from '@tanstack/react-query';
import { date, month as monthOf } from '@zhibu/format';
import { queryClient } from '../../api/client';
import { burden, type DoubleEntry, doubleEntries } from '../../api/rules';
import { useI18n } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { number } from '../../kit/number';
import { Page as Frame, Panel } from '../../kit/Page';
import { TabLinks } from '../../kit/TabLinks';
import { usePaidFor } from '../../kit/usePaidFor';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { lastMonths } from './months';

interface Search extends Record<string, unknown> {
  month?: string;
}

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchQuery(burden(search.month));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.burden') }];

/** Where an entry of a hint is looked at; payments stand in the month they are for. */
function placeOf(hint: DoubleEntry, record: string, paidFor: string | undefined): string {
  switch (hint.what) {
    case 'payment':
      return pb.dues({ unit: hint.unit_id, month: paidFor ?? hint.on.slice(0, 7) });
    case 'applicant':
      return pb.developmentFile(record);
    case 'meeting':
    case 'minutes_alike':
      return pb.meeting(record);
  }
}

/** The entries of a hint, one by one. */
function Entries({ of }: { of: DoubleEntry }) {
  const { t } = useI18n();
  const paidFor = usePaidFor(of.member_id);
  return of.records.map((record, at) => (
    <span key={record}>
      {' · '}
      <Go to={placeOf(of, record, paidFor(record))}>{t('burden.look', { n: at + 1 })}</Go>
    </span>
  ));
}

function Twice({ month }: { month: string | undefined }) {
  const { t, locale } = useI18n();
  const { data } = useQuery(doubleEntries(month));
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={t('burden.twice')}>
      <p className="quiet">{t('burden.twiceNote')}</p>
      <ul className="sentences">
        {data.items.map((one) => (
          <li key={`${one.what} ${one.unit_id} ${one.on} ${one.records.join(' ')}`}>
            <Go to={pb.unit(one.unit_id)}>{one.unit_name}</Go> · {date(one.on, locale)} ·{' '}
            {t(`burden.${one.what}`, { n: one.times })}
            <Entries of={one} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** How much the branches have to enter, by unit and month: in the order of the tree, and about nobody. */
export function Page() {
  const { t, locale } = useI18n();
  const { filters } = useFilters<Search>();
  const { data } = useQuery(burden(filters.month));
  const shown = data?.month ?? filters.month;
  return (
    <Frame title={t('burden.title')} lead={t('burden.lead')}>
      <TabLinks
        label={t('burden.month')}
        tabs={lastMonths(new Date()).map((month) => ({
          to: pb.burden({ month }),
          label: monthOf(`${month}-01`, locale),
          current: month === shown,
        }))}
      />
      {data && (
        <Panel
          title={t('burden.total', {
            entries: number(data.entries, locale),
            minutes: number(data.minutes, locale),
          })}
        >
          {data.entries === 0 && <Empty title={t('burden.none')} />}
          <ul className="lines">
            {data.units.map((unit) => (
              <li key={unit.unit_id}>
                <Go to={pb.unit(unit.unit_id)} className="line">
                  <strong>{unit.unit_name}</strong>
                  <span className="line-text">
                    {t('burden.entries')} {number(unit.entries, locale)}
                  </span>
                  <span className="quiet">
                    {t('burden.minutes')} {number(unit.minutes, locale)}
                  </span>
                </Go>
              </li>
            ))}
          </ul>
          {data.common && (
            <p className="quiet">
              {t('burden.common', {
                entries: number(data.common.entries, locale),
                minutes: number(data.common.minutes, locale),
              })}
            </p>
          )}
        </Panel>
      )}
      <Twice month={filters.month} />
    </Frame>
  );
}
