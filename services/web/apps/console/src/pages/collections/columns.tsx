import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import type { Collection } from '../../api/collections';
import type { T } from '../../i18n';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { STATE_TONES } from './look';

export const collectionColumns = (t: T, locale: Locale): Column<Collection>[] => [
  {
    key: 'title',
    title: t('collection.title'),
    width: 240,
    grow: true,
    pinned: true,
    render: (one) => <Go to={pb.collection(one.id)}>{one.title}</Go>,
  },
  { key: 'unit', title: t('collection.by'), width: 180, grow: true, render: (one) => one.unit_name },
  { key: 'due', title: t('collection.due'), width: 160, render: (one) => date(one.due_on, locale) },
  {
    key: 'state',
    title: t('account.state'),
    width: 130,
    render: (one) => <Sign tone={STATE_TONES[one.state]}>{t(`collectionState.${one.state}`)}</Sign>,
  },
  {
    key: 'progress',
    title: t('collection.progress'),
    width: 150,
    render: ({ progress }) =>
      progress.asked > 0
        ? t('collection.progressOf', { in: progress.submitted + progress.accepted, asked: progress.asked })
        : '',
  },
];
