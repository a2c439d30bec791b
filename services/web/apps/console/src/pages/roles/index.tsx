import { PlusOutlined } from '@ant-design/icons';
import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { useMemo, useState } from 'react';
import { queryClient } from '../../api/client';
import { type Assignment, assignments } from '../../api/identity';
import { useRows } from '../../api/paging';
import { type T, useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { countActive, Filters } from '../../kit/Filters';
import { Page as Frame, Panel } from '../../kit/Page';
import { SelectFilter } from '../../kit/SelectFilter';
import { Sign } from '../../kit/Sign';
import { UnitFilter } from '../../kit/UnitFilter';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { ROLES } from '../../words/roles';
import { useRevoke } from '../accounts/AccountRoles';
import { today } from '../posts/term';
import { GrantDrawer } from './drawers';
import './roles.css';

interface Search extends Record<string, unknown> {
  role?: string;
  unit?: string;
}

const filterOf = ({ role, unit }: Search) => ({ ...(role && { role }), ...(unit && { unit }) });

export const loader = ({ search }: { search: Search }) => {
  void queryClient.prefetchInfiniteQuery(assignments(filterOf(search)));
};

export const crumbs: PageModule['crumbs'] = (t) => [{ label: t('nav.roles') }];

function Period({ assignment, locale, t }: { assignment: Assignment; locale: Locale; t: T }) {
  if (assignment.from > today())
    return <Sign tone="wait">{t('role.startsOn', { day: date(assignment.from, locale) })}</Sign>;
  if (!assignment.to) return <span>{t('role.unlimited')}</span>;
  if (assignment.to <= today()) return <Sign tone="bad">{t('role.ended', { day: date(assignment.to, locale) })}</Sign>;
  return <span>{t('role.until', { day: date(assignment.to, locale) })}</span>;
}

function columnsOf(t: T, locale: Locale, revoke: (a: Assignment) => void): Column<Assignment>[] {
  return [
    {
      key: 'account',
      title: t('role.account'),
      width: 180,
      pinned: true,
      render: (a) => <Go to={pb.accounts({ account: a.account_id })}>{a.account_name ?? '—'}</Go>,
    },
    { key: 'role', title: t('role.role'), width: 160, render: (a) => word(t, 'role', a.role) },
    {
      key: 'unit',
      title: t('role.unit'),
      width: 240,
      grow: true,
      render: (a) => a.unit_name ?? t('common.wholeOrganisation'),
    },
    {
      key: 'period',
      title: t('role.period'),
      width: 220,
      render: (a) => <Period assignment={a} locale={locale} t={t} />,
    },
    {
      key: 'actions',
      title: t('common.actions'),
      quiet: true,
      width: 110,
      align: 'end',
      render: (a) => (
        <Action size="small" needs="roles.assign" onClick={() => revoke(a)}>
          {t('role.revoke')}
        </Action>
      ),
    },
  ];
}

/** What each role may, in a sentence, so that nobody grants more than is meant. */
function Explanation() {
  const { t } = useI18n();
  return (
    <details className="role-guide">
      <summary>{t('role.guide')}</summary>
      <dl>
        {ROLES.map((role) => (
          <div key={role}>
            <dt>{word(t, 'role', role)}</dt>
            <dd>{word(t, 'roleWhat', role)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

export function Page() {
  const { t, locale } = useI18n();
  const { filters, set } = useFilters<Search>();
  const rows = useRows(assignments(filterOf(filters)));
  const [granting, setGranting] = useState(false);
  const revoke = useRevoke();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking before revoking only opens a dialogue
  const columns = useMemo(() => columnsOf(t, locale, (a) => revoke(a, a.account_name ?? '')), [t, locale]);
  return (
    <Frame
      title={t('nav.roles')}
      lead={t('role.lead')}
      actions={
        <Action
          type="primary"
          needs="roles.assign"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setGranting(true)}
        >
          {t('role.grant')}
        </Action>
      }
    >
      <Explanation />
      <Panel flush>
        <Filters active={countActive(filters)}>
          <SelectFilter
            label={t('role.role')}
            value={filters.role}
            options={ROLES.map((role) => ({ value: role, label: word(t, 'role', role) }))}
            onChange={(role) => set({ role })}
          />
          <UnitFilter label={t('role.unit')} value={filters.unit} onChange={(unit) => set({ unit })} />
        </Filters>
        <DataTable
          label={t('nav.roles')}
          rows={rows}
          columns={columns}
          rowKey={(a) => a.id}
          empty={<Empty title={t('role.nobody')} />}
        />
      </Panel>
      <GrantDrawer open={granting} onClose={() => setGranting(false)} />
    </Frame>
  );
}
