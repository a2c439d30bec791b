import { useMemo, useState } from 'react';
import { O, type Organisation, organisations, resume } from '../api/operator';
import { useRows } from '../api/paging';
import { useAction } from '../forms/useAction';
import { useConfirm } from '../forms/useConfirm';
import { useI18n } from '../i18n';
import { Empty } from '../kit/Empty';
import { Notice } from '../kit/Notice';
import { Page, Panel } from '../kit/Page';
import { pb } from '../paths';
import { Go } from '../router/go';
import { DataTable } from '../table/DataTable';
import { organisationColumns } from './columns';
import { SuspendDrawer } from './SuspendDrawer';

/** Which organisations there are. What is in them is no business of those who run the platform. */
export function Organisations() {
  const { t, locale } = useI18n();
  const rows = useRows(organisations());
  const [closing, close] = useState<Organisation>();
  const confirm = useConfirm();
  const { mutateAsync } = useAction({
    run: (of: Organisation) => resume(of.id),
    stale: [O.tenants],
    done: (_, of) => t('platform.resumed', { name: of.name }),
  });
  const columns = useMemo(() => {
    const open = (of: Organisation) =>
      confirm({
        title: t('platform.resumeOf', { name: of.name }),
        effects: [t('platform.resumeWhat')],
        ok: t('platform.resume'),
        run: () => mutateAsync(of),
      });
    return organisationColumns(t, locale, { suspend: close, resume: open });
  }, [t, locale, confirm, mutateAsync]);
  return (
    <Page
      title={t('platform.title')}
      lead={rows.total === null ? t('platform.lead') : t('platform.total', { total: rows.total })}
    >
      <Notice
        tone="info"
        title={t('platform.what')}
        action={<Go to={pb.certificates()}>{t('platformData.certificates')}</Go>}
      >
        {t('platform.commands')}
      </Notice>
      <Panel flush>
        <DataTable
          label={t('platform.title')}
          rows={rows}
          columns={columns}
          rowKey={(of) => of.id}
          empty={<Empty title={t('platform.none')}>{t('platform.commands')}</Empty>}
        />
      </Panel>
      <SuspendDrawer of={closing} onClose={() => close(undefined)} />
    </Page>
  );
}
