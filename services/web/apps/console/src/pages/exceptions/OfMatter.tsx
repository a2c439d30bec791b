import { date } from '@zhibu/format';
import { useRows } from '../../api/paging';
import { type ExceptionSum, unitExceptions } from '../../api/rules';
import { useI18n } from '../../i18n';
import { Cited } from '../../kit/Cited';
import { number } from '../../kit/number';
import { Panel } from '../../kit/Page';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { DataTable } from '../../table/DataTable';
import { placeOf } from './place';

/** The units that have something of a matter, in the order of the tree, and the rule that decides it. */
export function OfMatter({ of: { matter, basis } }: { of: ExceptionSum }) {
  const { t, locale } = useI18n();
  const rows = useRows(unitExceptions(matter));
  const title = t(`exception.${matter}`);
  return (
    <Panel flush title={title}>
      {basis && (
        <p className="line-basis">
          <Cited basis={basis} />
        </p>
      )}
      <DataTable
        label={title}
        rows={rows}
        rowKey={(one) => one.unit_id}
        columns={[
          {
            key: 'unit',
            title: t('exceptions.unit'),
            width: 220,
            grow: true,
            pinned: true,
            render: (one) => <Go to={pb.unit(one.unit_id)}>{one.unit_name}</Go>,
          },
          {
            key: 'above',
            title: t('exceptions.above'),
            width: 200,
            grow: true,
            render: (one) => one.parent_name ?? '',
          },
          { key: 'count', title: t('exceptions.count'), width: 90, render: (one) => number(one.count, locale) },
          { key: 'on', title: t('exceptions.since'), width: 160, render: (one) => date(one.on, locale) },
          {
            key: 'go',
            title: t('common.actions'),
            quiet: true,
            width: 120,
            render: (one) => <Go to={placeOf(matter, one.unit_id)}>{t('exceptions.open')}</Go>,
          },
        ]}
      />
    </Panel>
  );
}
