import { date } from '@zhibu/format';
import { useMemo } from 'react';
import { type AnswerItem, answers, type CollectionDetail } from '../../api/collections';
import { useRows } from '../../api/paging';
import { useI18n } from '../../i18n';
import { Empty } from '../../kit/Empty';
import { Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { ANSWER_TONES } from './look';

/** Who was asked, and how far they are; every line leads to the answer. */
export function Answers({ of }: { of: CollectionDetail }) {
  const { t, locale } = useI18n();
  const rows = useRows(answers(of.id));
  const columns = useMemo<Column<AnswerItem>[]>(
    () => [
      {
        key: 'unit',
        title: t('collection.part'),
        width: 220,
        grow: true,
        pinned: true,
        render: (one) => <Go to={pb.collectionAnswer(one.collection_id, one.unit_id)}>{one.unit_name}</Go>,
      },
      {
        key: 'state',
        title: t('account.state'),
        width: 140,
        render: (one) => <Sign tone={ANSWER_TONES[one.state]}>{t(`answerState.${one.state}`)}</Sign>,
      },
      { key: 'on', title: t('collection.submittedOn'), width: 160, render: (one) => date(one.submitted_on, locale) },
      {
        key: 'behalf',
        title: t('collection.onBehalf'),
        width: 110,
        wideOnly: true,
        render: (one) => (one.on_behalf ? t('collection.yes') : ''),
      },
    ],
    [t, locale],
  );
  return (
    <Panel title={t('collection.units')} flush>
      <DataTable
        label={t('collection.units')}
        rows={rows}
        columns={columns}
        rowKey={(one) => one.unit_id}
        empty={<Empty title={t('collection.nobodyAsked')} />}
      />
    </Panel>
  );
}
