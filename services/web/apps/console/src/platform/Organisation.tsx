import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { date, dateTime } from '@zhibu/format';
import { useState } from 'react';
import { type OrganisationDetail, organisation } from '../api/operator';
import { type T, useI18n, word } from '../i18n';
import { Facts } from '../kit/Facts';
import { Notice } from '../kit/Notice';
import { number } from '../kit/number';
import { Page, Panel } from '../kit/Page';
import { ScrollX } from '../kit/ScrollX';
import { Sign } from '../kit/Sign';
import { Failed, Loading } from '../layouts/states';
import { pb } from '../paths';
import { Go } from '../router/go';
import { AdministratorDrawer } from './AdministratorDrawer';
import { burdenText } from './burden';
import { TONES } from './columns';
import { Deed } from './Deed';
import { useOrganisationDeeds } from './deeds';
import { megabytes } from './figures';
import { QuotasDrawer } from './QuotasDrawer';
import { QuotaTable } from './QuotaTable';

type Deeds = ReturnType<typeof useOrganisationDeeds>;

interface ActionsProps {
  t: T;
  of: OrganisationDetail;
  deeds: Deeds;
  onInvite: () => void;
}

function Actions({ t, of, deeds, onInvite }: ActionsProps) {
  return (
    <>
      <Go to={pb.organisationData(of.id)} className="as-button">
        {t('platformData.title')}
      </Go>
      {of.state === 'active' && (
        <>
          <Deed act="govern" onClick={() => deeds.ask(of)}>
            {t('entry.ask')}
          </Deed>
          <Deed act="govern" onClick={onInvite}>
            {t('org.inviteAdmin')}
          </Deed>
          <Deed act="suspend" onClick={() => deeds.suspend(of)}>
            {t('platform.suspend')}
          </Deed>
        </>
      )}
      {of.state === 'suspended' && (
        <Deed act="suspend" onClick={() => deeds.resume(of)}>
          {t('platform.resume')}
        </Deed>
      )}
      {of.state === 'closing' && of.closes_at && (
        <Deed act="govern" type="primary" onClick={() => deeds.reopen(of)}>
          {t('org.reopen')}
        </Deed>
      )}
      {(of.state === 'active' || of.state === 'suspended') && (
        <Deed act="govern" danger onClick={() => deeds.close(of)}>
          {t('org.close')}
        </Deed>
      )}
    </>
  );
}

function Standing({ of }: { of: OrganisationDetail }) {
  const { t, locale } = useI18n();
  if (of.state === 'closing' && of.closes_at) {
    return (
      <Notice tone="bad" title={t('org.closingNotice', { date: date(of.closes_at, locale) })}>
        {of.closing_reason}
      </Notice>
    );
  }
  if (of.state !== 'suspended') return null;
  return (
    <Notice tone="warn" title={t('org.suspendedNotice')}>
      {of.suspended_reason}
    </Notice>
  );
}

function Overview({ of }: { of: OrganisationDetail }) {
  const { t, locale } = useI18n();
  const n = (value: number) => <span className="number">{number(value, locale)}</span>;
  return (
    <Panel title={t('org.overview')}>
      <Facts
        facts={[
          { label: t('platform.kind'), value: word(t, 'tenantKind', of.kind) },
          { label: t('platform.slug'), value: <span className="code">{of.slug}</span> },
          { label: t('org.created_at'), value: date(of.created_at, locale) },
          { label: t('org.contact'), value: of.contact_email },
          {
            label: t('org.members'),
            value: of.members === null || of.members === undefined ? t('org.notCounted') : n(of.members),
          },
          { label: t('org.storage'), value: <span className="number">{megabytes(of.storage_bytes, locale)}</span> },
          { label: t('org.active'), value: of.active_at ? dateTime(of.active_at, locale) : t('org.neverActive') },
          { label: t('org.requestsDay'), value: n(of.requests_day) },
          { label: t('org.requestsMonth'), value: n(of.requests_month) },
          {
            label: <span title={t('org.entriesHelp')}>{t('org.entriesMonth')}</span>,
            value: <span className="number">{burdenText(t, locale, of)}</span>,
          },
          { label: t('org.countedAt'), value: of.counted_at ? dateTime(of.counted_at, locale) : t('org.notCounted') },
          {
            label: t('org.addresses'),
            wide: true,
            value: of.addresses.map(({ url, verified }) => (
              <div key={url} className="code">
                {url} {!verified && t('org.unverified')}
              </div>
            )),
          },
        ]}
      />
    </Panel>
  );
}

function Schemas({ of }: { of: OrganisationDetail }) {
  const { t } = useI18n();
  return (
    <Panel title={t('org.schemas')} flush>
      <ScrollX label={t('org.schemas')}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('org.service')}</th>
              <th scope="col">{t('org.version')}</th>
              <th scope="col">{t('org.target')}</th>
              <th scope="col">{t('org.state')}</th>
            </tr>
          </thead>
          <tbody>
            {of.schemas.map((schema) => (
              <tr key={schema.service}>
                <th scope="row">{word(t, 'service', schema.service)}</th>
                <td className="number">{schema.version ?? '—'}</td>
                <td className="number">{schema.target}</td>
                <td>
                  <Sign tone={schema.behind ? 'warn' : 'good'}>{t(schema.behind ? 'org.behind' : 'org.current')}</Sign>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Panel>
  );
}

/** One organisation: state, figures and limits, and nothing of what is in it. */
export function Organisation() {
  const { t, locale } = useI18n();
  const { tenantId } = useParams({ strict: false }) as { tenantId: string };
  const { data, error, refetch } = useQuery(organisation(tenantId));
  const deeds = useOrganisationDeeds();
  const [quotas, setQuotas] = useState(false);
  const [inviting, setInviting] = useState(false);
  if (error) return <Failed error={error} onRetry={() => void refetch()} page />;
  if (!data) return <Loading />;
  return (
    <Page
      title={data.name}
      lead={t('org.lead')}
      signs={<Sign tone={TONES[data.state]}>{word(t, 'tenantState', data.state)}</Sign>}
      actions={<Actions t={t} of={data} deeds={deeds} onInvite={() => setInviting(true)} />}
    >
      <Standing of={data} />
      <Overview of={data} />
      <Panel
        title={t('quota.title')}
        flush
        extra={
          <Deed act="govern" size="small" onClick={() => setQuotas(true)}>
            {t('quota.edit')}
          </Deed>
        }
      >
        <QuotaTable quotas={data.quotas} t={t} locale={locale} />
      </Panel>
      <Schemas of={data} />
      <QuotasDrawer of={data} open={quotas} onClose={() => setQuotas(false)} />
      <AdministratorDrawer of={data} open={inviting} onClose={() => setInviting(false)} />
      {deeds.drawers}
    </Page>
  );
}
