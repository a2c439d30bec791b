import { PlusOutlined } from '@ant-design/icons';
import { useMemo, useState } from 'react';
import { appointments, cadres } from '../../api/cadres';
import { useRows } from '../../api/paging';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Page as Frame, Panel } from '../../kit/Page';
import { TabLinks } from '../../kit/TabLinks';
import { type CadresTab, pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { DataTable } from '../../table/DataTable';
import { appointmentColumns, cadreColumns } from './columns';
import { ImportDrawer, NewDrawer } from './drawers';
import './cadres.css';

interface Search extends Record<string, unknown> {
  tab?: CadresTab;
}

const TABS = ['register', 'appointments', 'done', 'left'] as const satisfies readonly CadresTab[];

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.cadres') }];

function Register({ left }: { left: boolean }) {
  const { t } = useI18n();
  const rows = useRows(cadres(left ? { left } : {}));
  const columns = useMemo(() => cadreColumns(t), [t]);
  return (
    <DataTable
      label={t('nav.cadres')}
      rows={rows}
      columns={columns}
      rowKey={(one) => one.id}
      tall
      empty={<Empty title={t(left ? 'cadre.noneLeft' : 'cadre.none')} />}
    />
  );
}

function Appointments({ done }: { done: boolean }) {
  const { t, locale } = useI18n();
  const rows = useRows(appointments(done));
  const columns = useMemo(() => appointmentColumns(t, locale), [t, locale]);
  return (
    <DataTable
      label={t('appointment.all')}
      rows={rows}
      columns={columns}
      rowKey={(one) => one.id}
      tall
      empty={<Empty title={t('appointment.none')} />}
    />
  );
}

/** The register of cadres, and the appointments under way. */
export function Page() {
  const { t } = useI18n();
  const { filters } = useFilters<Search>();
  const tab = filters.tab ?? 'register';
  const [opened, open] = useState<'new' | 'import'>();
  const close = () => open(undefined);
  return (
    <Frame
      title={t('nav.cadres')}
      lead={t('cadre.lead')}
      actions={
        <>
          <Action needs="cadres.import" onClick={() => open('import')}>
            {t('cadre.import')}
          </Action>
          <Action type="primary" needs="cadres.record" icon={<PlusOutlined aria-hidden />} onClick={() => open('new')}>
            {t('cadre.new')}
          </Action>
        </>
      }
    >
      <TabLinks
        label={t('nav.cadres')}
        tabs={TABS.map((one) => ({ to: pb.cadres({ tab: one }), label: t(`cadresTab.${one}`), current: one === tab }))}
      />
      <Panel flush>
        {tab === 'register' || tab === 'left' ? (
          <Register left={tab === 'left'} />
        ) : (
          <Appointments done={tab === 'done'} />
        )}
      </Panel>
      <NewDrawer open={opened === 'new'} onClose={close} />
      <ImportDrawer open={opened === 'import'} onClose={close} />
    </Frame>
  );
}
