import { date } from '@zhibu/format';
import { type Delegate, delegates, type ElectionDetail } from '../../api/elections';
import { useRows } from '../../api/paging';
import { useI18n } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Page';
import { RuleBasis } from '../../kit/RuleBasis';
import { ScrollX } from '../../kit/ScrollX';
import { DataTable } from '../../table/DataTable';

type Body = NonNullable<ElectionDetail['congress']>;

/** Which unit elects how many, and how many it has elected. */
function Units({ units }: { units: Body['units'] }) {
  const { t } = useI18n();
  if (units.length === 0) return <Empty title={t('congress.noUnits')} />;
  return (
    <ScrollX label={t('congress.units')}>
      <table className="election-table">
        <caption>{t('congress.units')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('congress.unit')}</th>
            <th scope="col">{t('congress.seats')}</th>
            <th scope="col">{t('congress.elected')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((one) => (
            <tr key={one.unit_id}>
              <th scope="row">{one.unit_name}</th>
              <td>{one.seats}</td>
              <td>{one.elected ?? t('congress.notElected')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

/** The delegates by name, with whether they may vote. */
function Delegates({ of }: { of: ElectionDetail }) {
  const { t, locale } = useI18n();
  const rows = useRows(delegates(of.id));
  const right = (one: Delegate) => {
    if (one.votes) return t('congress.votes');
    return one.right ? t(`voterRight.${one.right}`) : t('congress.gone');
  };
  return (
    <Panel title={t('congress.list')} flush>
      <DataTable
        label={t('congress.list')}
        rows={rows}
        rowKey={(one) => one.member_id}
        columns={[
          { key: 'name', title: t('transfer.person'), width: 140, pinned: true, grow: true, render: (one) => one.name },
          { key: 'unit', title: t('congress.unit'), width: 200, render: (one) => one.unit_name },
          { key: 'on', title: t('congress.electedOn'), width: 150, render: (one) => date(one.elected_on, locale) },
          { key: 'right', title: t('congress.right'), width: 220, render: right },
          { key: 'until', title: t('congress.until'), width: 150, render: (one) => date(one.valid_until, locale) },
        ]}
        empty={<Empty title={t('congress.noDelegates')} />}
      />
    </Panel>
  );
}

/** The congress that elects: its size, its approval and its rule, the units and the delegates they sent. */
export function Congress({ of, congress }: { of: ElectionDetail; congress: Body }) {
  const { t, locale } = useI18n();
  const { approval, basis } = congress;
  return (
    <>
      <Panel title={t('congress.title')}>
        <Facts
          facts={[
            { label: t('congress.delegates'), value: t('congress.membersOf', { n: congress.delegates }) },
            { label: t('congress.members'), value: t('congress.membersOf', { n: congress.members }) },
            ...(congress.scattered ? [{ label: t('election.why'), value: t('congress.scattered') }] : []),
            {
              label: t('congress.approval'),
              value: approval
                ? t('election.paper', { no: approval.doc_no, day: date(approval.decided_on, locale) })
                : t('congress.notApproved'),
            },
          ]}
        />
        <Units units={congress.units} />
        <RuleBasis {...basis} />
      </Panel>
      <Delegates of={of} />
    </>
  );
}
