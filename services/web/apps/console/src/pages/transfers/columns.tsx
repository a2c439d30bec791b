import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { Transfer } from '../../api/transfers';
import type { T } from '../../i18n';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { TONES } from './look';

interface PlaceProps {
  of: Transfer;
  name: string;
  /** The side that is another organisation of the platform. */
  marked: boolean;
  t: T;
}

function Place({ of, name, marked, t }: PlaceProps) {
  if (!marked || !of.organisation) return name;
  return (
    <span className="two-lines">
      <span>{name}</span>
      <span>
        <Sign tone={of.organisation.gone ? 'bad' : 'plain'}>
          {t(of.organisation.gone ? 'transfer.left' : 'transfer.onPlatform')}
        </Sign>
      </span>
    </span>
  );
}

/** A transfer in a row: who goes where, how far it has got, whose turn it is. */
export function transferColumns(t: T, locale: Locale): Column<Transfer>[] {
  return [
    {
      key: 'person',
      title: t('transfer.person'),
      width: 140,
      pinned: true,
      render: (one) => <Go to={pb.transfer(one.id)}>{one.person_name}</Go>,
    },
    {
      key: 'from',
      title: t('transfer.from'),
      width: 190,
      grow: true,
      render: (one) => <Place of={one} name={one.from.name} marked={one.route === 'exchange_in'} t={t} />,
    },
    {
      key: 'to',
      title: t('transfer.to'),
      width: 190,
      grow: true,
      render: (one) => <Place of={one} name={one.to.name} marked={one.route === 'exchange_out'} t={t} />,
    },
    {
      key: 'state',
      title: t('account.state'),
      width: 190,
      render: (one) => <Sign tone={TONES[one.state]}>{t(`transferState.${one.state}`)}</Sign>,
    },
    {
      key: 'awaits',
      title: t('transfer.awaits'),
      width: 150,
      render: ({ awaits }) => (awaits ? t(`transferActor.${awaits}`) : t('transfer.nobody')),
    },
    {
      key: 'since',
      title: t('transfer.since'),
      width: 190,
      render: (one) => (
        <span className="two-lines">
          <span>{date(one.since, locale)}</span>
          {one.overdue && (
            <span>
              <Sign tone="bad">{t('transfer.over', { days: one.overdue.days_over })}</Sign>
            </span>
          )}
        </span>
      ),
    },
  ];
}
