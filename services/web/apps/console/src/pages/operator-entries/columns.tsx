import type { Locale } from '@zhibu/i18n';
import type { OperatorEntry } from '../../api/platform';
import type { T } from '../../i18n';
import { Action } from '../../kit/Action';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { entryCourse } from '../../table/entries';

interface Deeds {
  approve: (of: OperatorEntry) => void;
  refuse: (of: OperatorEntry) => void;
  end: (of: OperatorEntry) => void;
}

function RowDeeds({ t, of, deeds }: { t: T; of: OperatorEntry; deeds: Deeds }) {
  const name = of.operator_name;
  if (of.state === 'open') {
    return (
      <Action
        needs="settings.configure"
        size="small"
        danger
        onClick={() => deeds.end(of)}
        aria-label={t('visit.endOf', { name })}
      >
        {t('visit.end')}
      </Action>
    );
  }
  if (of.state !== 'waiting') return '—';
  return (
    <div className="page-actions">
      <Action
        needs="settings.configure"
        size="small"
        type="primary"
        onClick={() => deeds.approve(of)}
        aria-label={t('visit.approveOf', { name })}
      >
        {t('visit.approve')}
      </Action>
      <Action
        needs="settings.configure"
        size="small"
        onClick={() => deeds.refuse(of)}
        aria-label={t('visit.refuseOf', { name })}
      >
        {t('visit.refuse')}
      </Action>
    </div>
  );
}

/** Most of what there is to read stands in the records. */
const readBy = ({ id }: OperatorEntry) => pb.audit({ source: 'records', action: 'operator.read', subject: id });

export const entryColumns = (t: T, locale: Locale, deeds: Deeds): Column<OperatorEntry>[] => [
  { key: 'who', title: t('entry.who'), width: 150, pinned: true, render: (of) => of.operator_name },
  { key: 'reason', title: t('entry.reason'), width: 260, grow: true, render: (of) => of.reason },
  ...entryCourse<OperatorEntry>(t, locale),
  {
    key: 'log',
    title: t('visit.log'),
    width: 130,
    render: (of) => (of.opened_at ? <Go to={readBy(of)}>{t('visit.log')}</Go> : '—'),
  },
  {
    key: 'deed',
    title: t('common.actions'),
    quiet: true,
    width: 160,
    render: (of) => <RowDeeds t={t} of={of} deeds={deeds} />,
  },
];
