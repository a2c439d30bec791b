import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { FloatingSpell, LostContact } from '../../api/records';
import type { T } from '../../i18n';
import { Action } from '../../kit/Action';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';

/** What the rules ask of the branch for somebody abroad. */
function Asked({ t, locale, of }: { t: T; locale: Locale; of: FloatingSpell }) {
  const asked = of.abroad?.asked;
  if (!asked) return null;
  return (
    <span className="signs">
      {date(asked.contact_by, locale)}
      {asked.contact_overdue && <Sign tone="bad">{t('register.contactOverdue')}</Sign>}
      {asked.long_abroad && (
        <Sign tone="warn">{t('register.longSince', { day: date(asked.suspend_from, locale) })}</Sign>
      )}
    </span>
  );
}

/** A stay in a row: who, where, since when, and of those abroad when the branch is to hear again. */
export const stayColumns = (t: T, locale: Locale, note: (of: FloatingSpell) => void): Column<FloatingSpell>[] => [
  {
    key: 'member',
    title: t('field.name'),
    width: 110,
    pinned: true,
    render: (one) => <Go to={pb.member(one.member_id)}>{one.member_name}</Go>,
  },
  { key: 'unit', title: t('field.unit_id'), width: 160, wideOnly: true, render: (one) => one.unit_name },
  { key: 'where', title: t('register.whereTo'), width: 170, grow: true, render: (one) => one.where_to },
  { key: 'since', title: t('register.since'), width: 156, render: (one) => date(one.since, locale) },
  {
    key: 'heard',
    title: t('register.contactOn'),
    width: 156,
    render: (one) => one.abroad?.last_contact_on && date(one.abroad.last_contact_on, locale),
  },
  {
    key: 'asked',
    title: t('register.hearAgain'),
    width: 240,
    grow: true,
    render: (one) => <Asked t={t} locale={locale} of={one} />,
  },
  {
    key: 'actions',
    title: t('common.actions'),
    quiet: true,
    width: 130,
    align: 'end',
    render: (one) =>
      one.abroad && (
        <Action
          size="small"
          needs="members.update"
          aria-label={t('register.contactOf', { name: one.member_name })}
          onClick={() => note(one)}
        >
          {t('register.contactMade')}
        </Action>
      ),
  },
];

/** A time out of contact in a row: who, since when, why, and what the rule asks for after so long. */
export const lostColumns = (t: T, locale: Locale): Column<LostContact>[] => [
  {
    key: 'member',
    title: t('field.name'),
    width: 110,
    pinned: true,
    render: (one) => <Go to={pb.member(one.member_id)}>{one.member_name}</Go>,
  },
  { key: 'unit', title: t('field.unit_id'), width: 160, wideOnly: true, render: (one) => one.unit_name },
  { key: 'since', title: t('register.lostSince'), width: 156, render: (one) => date(one.since, locale) },
  {
    key: 'months',
    title: t('register.lostFor'),
    width: 140,
    render: (one) => <Sign tone="bad">{t('register.months', { n: one.months })}</Sign>,
  },
  { key: 'reason', title: t('register.reason'), width: 170, grow: true, render: (one) => one.reason },
  {
    key: 'due',
    title: t('register.lostDue'),
    width: 240,
    grow: true,
    render: (one) => one.due && t(`register.due.${one.due}`),
  },
];
