import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { lazy, useState } from 'react';
import { archiveYears, handovers } from '../../api/archive';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Notice } from '../../kit/Notice';
import { Page as Frame, Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { WhenOpened } from '../../kit/WhenOpened';
import { Failed } from '../../layouts/states';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { loadUnit, useUnit } from '../meetings/whose';
import { type UnitSearch, WhoseArchive } from './WhoseArchive';
import './archive.css';

const OpenHandover = lazy(async () => ({ default: (await import('./OpenHandover')).OpenHandover }));

export const loader = ({ search }: { search: UnitSearch }) => loadUnit(search.unit);

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.archive') }];

function Years({ unit }: { unit: string }) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(archiveYears(unit));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  return (
    <Panel title={t('archive.years')}>
      {data?.items.length === 0 && <Empty title={t('archive.none')} />}
      <ul className="archive-years">
        {data?.items.map((one) => (
          <li key={one.year}>
            <Go to={pb.archiveYear(unit, String(one.year))}>{t('archive.year', { year: one.year })}</Go>
            <span className="quiet">{t('archive.entries', { n: one.entries })}</span>
            {one.changed ? (
              <Sign tone="bad">{t('archive.changed')}</Sign>
            ) : (
              <Sign tone={one.sealed ? 'good' : 'wait'}>
                {one.sealed ? t('archive.sealedNo', { n: one.number }) : t('archive.notSealed')}
              </Sign>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function HandoversPanel({ unit }: { unit: string }) {
  const { t, locale } = useI18n();
  const { data, error, refetch } = useQuery(handovers(unit));
  const [opening, open] = useState(false);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  const offer = data?.offer;
  return (
    <Panel title={t('handover.title')}>
      {offer && (
        <Notice
          tone="warn"
          title={t('handover.offered', {
            from: offer.from_name,
            to: offer.to_name ?? t('handover.nobody'),
            day: date(offer.since, locale),
          })}
          action={
            data.may_open &&
            offer.to_member_id && (
              <Action type="primary" onClick={() => open(true)}>
                {t('handover.open')}
              </Action>
            )
          }
        >
          {t('handover.offeredWhat')}
        </Notice>
      )}
      {data?.items.length === 0 && !offer && <p className="quiet">{t('handover.none')}</p>}
      <ul className="archive-years">
        {data?.items.map((one) => (
          <li key={one.id}>
            <Go to={pb.handover(one.id)}>{t('handover.of', { from: one.from_name, to: one.to_name })}</Go>
            <span className="quiet">{date(one.since, locale)}</span>
            <Sign tone={one.state === 'taken' ? 'good' : 'wait'}>{t(`handoverState.${one.state}`)}</Sign>
          </li>
        ))}
      </ul>
      <WhenOpened open={opening}>
        <OpenHandover unit={unit} open={opening} onClose={() => open(false)} />
      </WhenOpened>
    </Panel>
  );
}

/** Whether an office waits to be handed over: that comes before the years. */
function useHandoverDue(unit: string | undefined): boolean {
  const { data } = useQuery({ ...handovers(unit ?? ''), enabled: unit !== undefined });
  return Boolean(data && (data.offer || data.items.some(({ state }) => state !== 'taken')));
}

/** The archive of a unit, year by year, and what its secretaries handed over. */
export function Page() {
  const { t } = useI18n();
  const { filters } = useFilters<UnitSearch>();
  const unit = useUnit(filters.unit)?.id;
  const due = useHandoverDue(unit);
  return (
    <Frame
      title={t('nav.archive')}
      lead={t('archive.lead')}
      actions={unit && <Go to={pb.archiveExpired({ unit })}>{t('archive.expired')}</Go>}
    >
      <WhoseArchive unit={unit} />
      {unit && (
        <>
          {due && <HandoversPanel unit={unit} />}
          <Years unit={unit} />
          {!due && <HandoversPanel unit={unit} />}
        </>
      )}
    </Frame>
  );
}
