import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { AppointmentItem, CadreItem } from '../../api/cadres';
import type { T } from '../../i18n';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { shown, TONES } from './look';

/** A cadre in a row: who, which posts, and whether the record agrees with the file. */
export function cadreColumns(t: T): Column<CadreItem>[] {
  return [
    {
      key: 'name',
      title: t('cadre.name'),
      width: 130,
      pinned: true,
      render: (one) => <Go to={pb.cadre(one.id)}>{one.name}</Go>,
    },
    { key: 'posts', title: t('cadre.posts'), width: 240, grow: true, render: (one) => one.posts.join('、') },
    { key: 'unit', title: t('cadre.unit'), width: 190, grow: true, render: (one) => one.unit_name },
    { key: 'birth', title: t('cadre.birth'), width: 110, render: (one) => shown(one.birth) },
    { key: 'schooling', title: t('cadre.level'), width: 110, render: (one) => one.schooling },
    {
      key: 'checks',
      title: t('cadre.checks'),
      width: 170,
      render: (one) => (
        <span className="two-lines">
          <span>{t('cadre.agreeing', { n: one.agreeing })}</span>
          {one.differing > 0 && <Sign tone="bad">{t('cadre.differing', { n: one.differing })}</Sign>}
          {one.under_influence && <Sign tone="warn">{t('cadre.underInfluence')}</Sign>}
        </span>
      ),
    },
  ];
}

export function appointmentColumns(t: T, locale: Locale): Column<AppointmentItem>[] {
  return [
    {
      key: 'cadre',
      title: t('cadre.name'),
      width: 130,
      pinned: true,
      render: (one) => <Go to={pb.cadreAppointment(one.id)}>{one.cadre_name}</Go>,
    },
    { key: 'post', title: t('appointment.post'), width: 240, grow: true, render: (one) => one.post },
    { key: 'kind', title: t('appointment.kind'), width: 120, render: (one) => t(`appointmentKind.${one.kind}`) },
    {
      key: 'state',
      title: t('account.state'),
      width: 150,
      render: (one) => <Sign tone={TONES[one.state]}>{t(`appointmentState.${one.state}`)}</Sign>,
    },
    { key: 'due', title: t('appointment.due'), width: 160, render: (one) => date(one.due_on, locale) },
  ];
}
