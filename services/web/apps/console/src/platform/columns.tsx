import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { Button } from 'antd';
import type { Organisation } from '../api/operator';
import { type T, word } from '../i18n';
import { Sign, type Tone } from '../kit/Sign';
import { pb } from '../paths';
import { Go } from '../router/go';
import type { Column } from '../table/columns';

const TONES: Record<Organisation['state'], Tone> = {
  creating: 'wait',
  active: 'good',
  suspended: 'warn',
  closing: 'bad',
};

interface Deeds {
  suspend: (of: Organisation) => void;
  resume: (of: Organisation) => void;
}

function Deed({ t, of, deeds }: { t: T; of: Organisation; deeds: Deeds }) {
  if (of.state === 'active') {
    return (
      <Button size="small" onClick={() => deeds.suspend(of)} aria-label={t('platform.suspendOf', { name: of.name })}>
        {t('platform.suspend')}
      </Button>
    );
  }
  if (of.state !== 'suspended') return '—';
  return (
    <Button size="small" onClick={() => deeds.resume(of)} aria-label={t('platform.resumeOf', { name: of.name })}>
      {t('platform.resume')}
    </Button>
  );
}

export const organisationColumns = (t: T, locale: Locale, deeds: Deeds): Column<Organisation>[] => [
  { key: 'name', title: t('platform.organisation'), width: 240, pinned: true, grow: true, render: (of) => of.name },
  { key: 'slug', title: t('platform.slug'), width: 160, render: (of) => <span className="code">{of.slug}</span> },
  { key: 'kind', title: t('platform.kind'), width: 110, render: (of) => word(t, 'tenantKind', of.kind) },
  {
    key: 'state',
    title: t('platform.state'),
    width: 130,
    render: (of) => <Sign tone={TONES[of.state]}>{word(t, 'tenantState', of.state)}</Sign>,
  },
  {
    key: 'reason',
    title: t('platform.reason'),
    width: 240,
    grow: true,
    render: (of) => <span title={of.suspended_reason ?? undefined}>{of.suspended_reason ?? '—'}</span>,
  },
  { key: 'created', title: t('platform.created'), width: 190, render: (of) => date(of.created_at, locale) },
  {
    key: 'data',
    title: t('platformData.title'),
    quiet: true,
    width: 130,
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
    width: 110,
    render: (of) => <Deed t={t} of={of} deeds={deeds} />,
  },
];
