import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { Organisation } from '../api/operator';
import { type T, word } from '../i18n';
import { number } from '../kit/number';
import { Sign, type Tone } from '../kit/Sign';
import { pb } from '../paths';
import { Go } from '../router/go';
import type { Column } from '../table/columns';
import { burdenText } from './burden';
import { Deed } from './Deed';
import { megabytes } from './figures';
import { pp } from './paths';
import { QUOTA_TONES } from './QuotaTable';
import { SchemasSign } from './SchemasSign';

export const TONES: Record<Organisation['state'], Tone> = {
  creating: 'wait',
  active: 'good',
  suspended: 'warn',
  closing: 'bad',
};

interface Deeds {
  suspend: (of: Organisation) => void;
  resume: (of: Organisation) => void;
}

function RowDeed({ t, of, deeds }: { t: T; of: Organisation; deeds: Deeds }) {
  if (of.state === 'active') {
    return (
      <Deed
        act="suspend"
        size="small"
        onClick={() => deeds.suspend(of)}
        label={t('platform.suspendOf', { name: of.name })}
      >
        {t('platform.suspend')}
      </Deed>
    );
  }
  if (of.state !== 'suspended') return '—';
  return (
    <Deed act="suspend" size="small" onClick={() => deeds.resume(of)} label={t('platform.resumeOf', { name: of.name })}>
      {t('platform.resume')}
    </Deed>
  );
}

const reason = (of: Organisation) => of.closing_reason ?? of.suspended_reason ?? undefined;

export const organisationColumns = (t: T, locale: Locale, deeds: Deeds): Column<Organisation>[] => [
  {
    key: 'name',
    title: t('platform.organisation'),
    width: 200,
    pinned: true,
    grow: true,
    render: (of) => <Go to={pp.organisation(of.id)}>{of.name}</Go>,
  },
  { key: 'slug', title: t('platform.slug'), width: 120, render: (of) => <span className="code">{of.slug}</span> },
  { key: 'kind', title: t('platform.kind'), width: 84, render: (of) => word(t, 'tenantKind', of.kind) },
  {
    key: 'state',
    title: t('platform.state'),
    width: 124,
    render: (of) => <Sign tone={TONES[of.state]}>{word(t, 'tenantState', of.state)}</Sign>,
  },
  // most lists are wider than their page: what can be done stays in sight
  {
    key: 'data',
    title: t('platformData.title'),
    quiet: true,
    width: 116,
    render: (of) => (
      <Go to={pb.organisationData(of.id)} aria-label={t('platformData.of', { name: of.name })}>
        {t('platformData.title')}
      </Go>
    ),
  },
  {
    key: 'deed',
    title: t('platform.deed'),
    quiet: true,
    width: 104,
    render: (of) => <RowDeed t={t} of={of} deeds={deeds} />,
  },
  {
    key: 'members',
    title: t('org.members'),
    width: 92,
    align: 'end',
    render: (of) => (
      <span className="number">
        {of.members === null || of.members === undefined ? '—' : number(of.members, locale)}
      </span>
    ),
  },
  {
    key: 'storage',
    title: t('org.storage'),
    width: 92,
    align: 'end',
    wideOnly: true,
    render: (of) => <span className="number">{megabytes(of.storage_bytes, locale)}</span>,
  },
  {
    key: 'quotas',
    title: t('quota.title'),
    width: 140,
    render: (of) => <Sign tone={QUOTA_TONES[of.quota_state]}>{word(t, 'quotaState', of.quota_state)}</Sign>,
  },
  {
    key: 'requests',
    title: t('org.requestsMonth'),
    width: 150,
    align: 'end',
    wideOnly: true,
    render: (of) => <span className="number">{number(of.requests_month, locale)}</span>,
  },
  {
    key: 'burden',
    title: t('org.entriesMonth'),
    width: 172,
    align: 'end',
    wideOnly: true,
    render: (of) => <span className="number">{burdenText(t, locale, of)}</span>,
  },
  {
    key: 'schemas',
    title: t('org.schemas'),
    width: 130,
    render: (of) => <SchemasSign schemas={of.schemas} />,
  },
  {
    key: 'active',
    title: t('org.active'),
    width: 156,
    render: (of) => (of.active_at ? date(of.active_at, locale) : '—'),
  },
  {
    key: 'reason',
    title: t('platform.because'),
    width: 110,
    grow: true,
    render: (of) => <span title={reason(of)}>{reason(of) ?? '—'}</span>,
  },
  {
    key: 'created',
    title: t('platform.created'),
    width: 156,
    wideOnly: true,
    render: (of) => date(of.created_at, locale),
  },
];
