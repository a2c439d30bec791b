import { call } from '@zhibu/api';
import { dateTime } from '@zhibu/format';
import { Form } from 'antd';
import { useMemo, useState } from 'react';
import { api } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { P, type Purge, type Retention, retention } from '../../api/privacy';
import { NumberField } from '../../forms/NumberField';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useDirtyGuard } from '../../forms/useDirtyGuard';
import { useRefusal } from '../../forms/useRefusal';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Notice } from '../../kit/Notice';
import { Panel } from '../../kit/Page';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { basisText } from './basis';
import { PeriodsChanged } from './PeriodsChanged';
import { useClearing } from './useClearing';

type Days = Record<string, number>;
const daysOf = (kept: Retention): Days => Object.fromEntries(kept.classes.map((one) => [one.class, one.days]));

function Periods({ kept }: { kept: Retention }) {
  const { t } = useI18n();
  const [form] = Form.useForm<{ days: Days }>();
  const [dirty, setDirty] = useState(false);
  useDirtyGuard(() => dirty);
  const save = useAction({
    run: (days: Days) => call(api.PATCH('/api/identity/retention', { body: { days } })),
    stale: [P.retention],
    done: t('common.saved'),
    onDone: () => setDirty(false),
    inForm: true,
  });
  const rest = useRefusal(form, save.error, true);
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ days: daysOf(kept) }}
      onValuesChange={() => setDirty(true)}
      onFinish={({ days }) => save.mutate(days)}
    >
      <div className="form-grid">
        {kept.classes.map((one) => (
          <NumberField
            key={one.class}
            name={['days', one.class]}
            label={word(t, 'dataClass', one.class)}
            bounds={{ min: one.least, max: one.most }}
            required
            help={t('privacy.bounds', { least: one.least, most: one.most, basis: basisText(t, one) })}
            suffix={t('privacy.days')}
          />
        ))}
      </div>
      {rest && (
        <Notice tone="bad" live>
          {rest}
        </Notice>
      )}
      <Action needs="settings.configure" type="primary" htmlType="submit" loading={save.isPending}>
        {t('common.save')}
      </Action>
    </Form>
  );
}

/** How long each kind of data is kept, and what was erased because its time was over. */
export function RetentionTab() {
  const { t, locale } = useI18n();
  const kept = usePrefetched(retention());
  const confirm = useConfirm();
  const { rows, clear, clearing } = useClearing(kept.classes.length);
  const ask = () =>
    confirm({
      title: t('privacy.clearAsk'),
      effects: [
        t('privacy.clearFinal'),
        ...kept.classes.map((one) =>
          t('privacy.clearOlder', { class: word(t, 'dataClass', one.class), days: one.days }),
        ),
      ],
      ok: t('privacy.clearNow'),
      danger: true,
      run: clear,
    });
  const columns = useMemo<Column<Purge>[]>(
    () => [
      { key: 'at', title: t('privacy.when'), width: 210, pinned: true, render: (p) => dateTime(p.at, locale) },
      { key: 'class', title: t('privacy.class'), width: 220, grow: true, render: (p) => word(t, 'dataClass', p.class) },
      {
        key: 'before',
        title: t('privacy.before'),
        width: 180,
        wideOnly: true,
        render: (p) => dateTime(p.before, locale),
      },
      { key: 'erased', title: t('privacy.erased'), width: 120, align: 'end', render: (p) => p.erased },
    ],
    [t, locale],
  );
  return (
    <>
      <PeriodsChanged leads />
      <Panel title={t('privacy.periods')}>
        <p className="quiet">{t('privacy.periodsHelp')}</p>
        <Periods kept={kept} />
      </Panel>
      <Panel
        flush
        title={t('privacy.purges')}
        extra={
          <Action needs="settings.configure" loading={clearing} onClick={ask}>
            {t('privacy.clearNow')}
          </Action>
        }
      >
        <DataTable
          label={t('privacy.purges')}
          rows={rows}
          columns={columns}
          rowKey={(p) => `${p.run}-${p.class}`}
          empty={<Empty title={t('privacy.noPurges')}>{t('privacy.noPurgesWhy')}</Empty>}
        />
      </Panel>
    </>
  );
}
