import { PlusOutlined } from '@ant-design/icons';
import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo, useState } from 'react';
import { O, type OperatorAnnouncement, operatorAnnouncements, withdraw } from '../api/operator';
import { useRows } from '../api/paging';
import { useAction } from '../forms/useAction';
import { useConfirm } from '../forms/useConfirm';
import { type T, useI18n, word } from '../i18n';
import { Empty } from '../kit/Empty';
import { Page, Panel } from '../kit/Page';
import { Sign, type Tone } from '../kit/Sign';
import type { Column } from '../table/columns';
import { DataTable } from '../table/DataTable';
import { AnnouncementDrawer } from './AnnouncementDrawer';
import { type Standing, standing } from './announcementValues';
import { Deed } from './Deed';

const TONES: Record<Standing, Tone> = { isWithdrawn: 'bad', isOver: 'plain', isLater: 'wait', isShown: 'good' };

const audience = (t: T, of: OperatorAnnouncement): string => {
  if (of.tenant_id) return of.tenant_name ?? t('announce.oneTenant');
  return of.kinds?.map((kind) => word(t, 'tenantKind', kind)).join(t('common.listComma')) ?? t('announce.everybody');
};

const title = (of: OperatorAnnouncement, locale: Locale) => (locale === 'en' ? of.title_en : of.title_zh);

const columns = (t: T, locale: Locale, take: (of: OperatorAnnouncement) => void): Column<OperatorAnnouncement>[] => [
  {
    key: 'title',
    title: t('announce.title'),
    width: 260,
    pinned: true,
    grow: true,
    render: (of) => <span title={locale === 'en' ? of.text_en : of.text_zh}>{title(of, locale)}</span>,
  },
  { key: 'severity', title: t('announce.severity'), width: 100, render: (of) => word(t, 'severity', of.severity) },
  { key: 'audience', title: t('announce.audience'), width: 200, grow: true, render: (of) => audience(t, of) },
  {
    key: 'span',
    title: t('announce.span'),
    width: 240,
    render: (of) => `${date(of.starts_at, locale)} – ${date(of.ends_at, locale)}`,
  },
  {
    key: 'state',
    title: t('org.state'),
    width: 120,
    render: (of) => {
      const now = standing(of, Date.now());
      return <Sign tone={TONES[now]}>{t(`announce.${now}`)}</Sign>;
    },
  },
  {
    key: 'deed',
    title: t('platform.deed'),
    quiet: true,
    width: 100,
    render: (of) =>
      ['isShown', 'isLater'].includes(standing(of, Date.now())) ? (
        <Deed
          act="govern"
          size="small"
          onClick={() => take(of)}
          label={t('announce.withdrawOf', { name: title(of, locale) })}
        >
          {t('announce.withdraw')}
        </Deed>
      ) : (
        '—'
      ),
  },
];

/** What those who run the platform tell people. */
export function Announcements() {
  const { t, locale } = useI18n();
  const rows = useRows(operatorAnnouncements());
  const [making, setMaking] = useState(false);
  const confirm = useConfirm();
  const { mutateAsync } = useAction({
    run: (of: OperatorAnnouncement) => withdraw(of.id),
    stale: [O.announcements],
    done: t('announce.withdrawn'),
  });
  const shown = useMemo(() => {
    const take = (of: OperatorAnnouncement) =>
      confirm({
        title: t('announce.withdrawOf', { name: title(of, locale) }),
        effects: [t('announce.withdrawWhat')],
        ok: t('announce.withdraw'),
        danger: true,
        run: () => mutateAsync(of),
      });
    return columns(t, locale, take);
  }, [t, locale, confirm, mutateAsync]);
  return (
    <Page
      title={t('operators.announcements')}
      lead={t('announce.lead')}
      actions={
        <Deed act="govern" type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>
          {t('announce.new')}
        </Deed>
      }
    >
      <Panel flush>
        <DataTable
          label={t('operators.announcements')}
          rows={rows}
          columns={shown}
          rowKey={(of) => of.id}
          empty={<Empty title={t('announce.none')} />}
        />
      </Panel>
      <AnnouncementDrawer open={making} onClose={() => setMaking(false)} />
    </Page>
  );
}
