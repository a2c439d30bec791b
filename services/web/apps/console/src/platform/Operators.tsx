import { PlusOutlined } from '@ant-design/icons';
import { dateTime } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo, useState } from 'react';
import { disableOperator, enableOperator, O, type Operator, operators, resetOperator } from '../api/operator';
import { useRows } from '../api/paging';
import { useAction } from '../forms/useAction';
import { useConfirm } from '../forms/useConfirm';
import { type T, useI18n, word } from '../i18n';
import { Page, Panel } from '../kit/Page';
import { Sign, type Tone } from '../kit/Sign';
import type { Column } from '../table/columns';
import { DataTable } from '../table/DataTable';
import { Deed } from './Deed';
import { InviteDrawer, RoleDrawer } from './OperatorDrawers';

const TONES: Record<string, Tone> = { invited: 'wait', active: 'good', disabled: 'bad' };

interface Deeds {
  role: (of: Operator) => void;
  disable: (of: Operator) => void;
  enable: (of: Operator) => void;
  reset: (of: Operator) => void;
}

function RowDeeds({ t, of, deeds }: { t: T; of: Operator; deeds: Deeds }) {
  if (of.own) return '—';
  const name = of.display_name;
  return (
    <div className="deeds">
      <Deed act="govern" size="small" onClick={() => deeds.role(of)} label={t('people.roleOf', { name })}>
        {t('people.changeRole')}
      </Deed>
      {of.state === 'disabled' ? (
        <Deed act="govern" size="small" onClick={() => deeds.enable(of)} label={t('people.enableOf', { name })}>
          {t('people.enable')}
        </Deed>
      ) : (
        <>
          <Deed act="govern" size="small" onClick={() => deeds.reset(of)} label={t('people.resetOf', { name })}>
            {t('people.reset')}
          </Deed>
          <Deed
            act="govern"
            size="small"
            danger
            onClick={() => deeds.disable(of)}
            label={t('people.disableOf', { name })}
          >
            {t('people.disable')}
          </Deed>
        </>
      )}
    </div>
  );
}

const columns = (t: T, locale: Locale, deeds: Deeds): Column<Operator>[] => [
  {
    key: 'name',
    title: t('people.name'),
    width: 180,
    pinned: true,
    grow: true,
    render: (of) => (
      <>
        {of.display_name} {of.own && <span className="quiet">{t('people.you')}</span>}
      </>
    ),
  },
  { key: 'email', title: t('people.email'), width: 220, render: (of) => of.login_masked },
  { key: 'role', title: t('people.role'), width: 120, render: (of) => word(t, 'operatorRole', of.role) },
  {
    key: 'state',
    title: t('people.state'),
    width: 120,
    render: (of) => <Sign tone={TONES[of.state] ?? 'plain'}>{word(t, 'operatorState', of.state)}</Sign>,
  },
  {
    key: 'login',
    title: t('people.lastLogin'),
    width: 210,
    render: (of) => (of.last_login_at ? dateTime(of.last_login_at, locale) : t('people.never')),
  },
  {
    key: 'deed',
    title: t('platform.deed'),
    quiet: true,
    width: 290,
    render: (of) => <RowDeeds t={t} of={of} deeds={deeds} />,
  },
];

/** Those who run the platform, and what each of them may do. */
export function Operators() {
  const { t, locale } = useI18n();
  const rows = useRows(operators());
  const [inviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<Operator>();
  const confirm = useConfirm();
  const stale = [O.operators, O.log];
  const say = (key: 'people.disabled' | 'people.enabled' | 'people.resetDone') => (of: Operator) =>
    t(key, { name: of.display_name });
  const disable = useAction({ run: (of: Operator) => disableOperator(of.id), stale, done: say('people.disabled') });
  const enable = useAction({ run: (of: Operator) => enableOperator(of.id), stale, done: say('people.enabled') });
  const reset = useAction({ run: (of: Operator) => resetOperator(of.id), stale, done: say('people.resetDone') });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the actions are new functions with every picture, and do the same
  const shown = useMemo(() => {
    const ask = (of: Operator, which: 'disable' | 'reset', run: (of: Operator) => Promise<unknown>) =>
      confirm({
        title: t(`people.${which}Of`, { name: of.display_name }),
        effects: [t(`people.${which}What`)],
        ok: t(`people.${which}`),
        danger: true,
        run: () => run(of),
      });
    return columns(t, locale, {
      role: setChanging,
      enable: (of) => enable.mutate(of),
      disable: (of) => ask(of, 'disable', disable.mutateAsync),
      reset: (of) => ask(of, 'reset', reset.mutateAsync),
    });
  }, [t, locale]);
  return (
    <Page
      title={t('operators.people')}
      lead={t('people.lead')}
      actions={
        <Deed act="govern" type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setInviting(true)}>
          {t('people.invite')}
        </Deed>
      }
    >
      <Panel flush>
        <DataTable label={t('operators.people')} rows={rows} columns={shown} rowKey={(of) => of.id} />
      </Panel>
      <InviteDrawer open={inviting} onClose={() => setInviting(false)} />
      <RoleDrawer of={changing} onClose={() => setChanging(undefined)} />
    </Page>
  );
}
