import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { DevelopmentItem } from '../../api/development';
import { type T, word } from '../../i18n';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { STANDING_TONES } from './words';

/** What has to be done first, in words. */
function Due({ of, t, locale }: { of: DevelopmentItem; t: T; locale: Locale }) {
  if (!of.due) return <span className="quiet">{t('dev.dueNone')}</span>;
  const said = { name: of.due.name, day: date(of.due.on, locale) };
  return (
    <Sign tone={of.due.overdue ? 'bad' : 'wait'}>
      {of.due.overdue ? t('dev.overdueBy', said) : t('dev.dueBy', said)}
    </Sign>
  );
}

/** How far, since when, and what is said of the plan or of a special admission. */
function State({ of, t, locale }: { of: DevelopmentItem; t: T; locale: Locale }) {
  return (
    <>
      {of.state_name} · {t('dev.since', { day: date(of.since, locale) })}
      {of.plan_year && <span className="quiet"> · {t('plan.inYear', { year: of.plan_year })}</span>}
      {of.special && (
        <>
          {' '}
          <Sign tone="info">{t('special.marked', { kind: word(t, 'specialKind', of.special) })}</Sign>
        </>
      )}
    </>
  );
}

/** A person in a row: who, how far, and what is due. */
export function fileColumns(t: T, locale: Locale): Column<DevelopmentItem>[] {
  return [
    {
      key: 'name',
      title: t('dev.name'),
      width: 120,
      pinned: true,
      render: (one) => <Go to={pb.developmentFile(one.id)}>{one.name}</Go>,
    },
    {
      key: 'standing',
      title: t('dev.standing'),
      width: 140,
      render: (one) => <Sign tone={STANDING_TONES[one.standing]}>{word(t, 'devStanding', one.standing)}</Sign>,
    },
    {
      key: 'state',
      title: t('dev.state'),
      width: 330,
      grow: true,
      render: (one) => <State of={one} t={t} locale={locale} />,
    },
    {
      key: 'due',
      title: t('dev.due'),
      width: 280,
      grow: true,
      render: (one) => <Due of={one} t={t} locale={locale} />,
    },
    { key: 'unit', title: t('dev.unit'), width: 170, wideOnly: true, render: (one) => one.unit_name },
  ];
}
