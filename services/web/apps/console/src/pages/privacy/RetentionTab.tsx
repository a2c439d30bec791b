import { call } from '@zhibu/api';
import { dateTime } from '@zhibu/format';
import { Form, InputNumber } from 'antd';
import { useEffect, useMemo } from 'react';
import { api } from '../../api/client';
import { useRows } from '../../api/paging';
import { usePrefetched } from '../../api/prefetched';
import { P, type Purge, purges, type Retention, retention } from '../../api/privacy';
import { formProblem } from '../../api/problems';
import { useAction } from '../../forms/useAction';
import { within } from '../../forms/within';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { Panel } from '../../kit/Page';
import type { Column } from '../../table/columns';
import { DataTable } from '../../table/DataTable';
import { basisText } from './basis';

type Days = Record<string, number>;
const daysOf = (kept: Retention): Days => Object.fromEntries(kept.classes.map((one) => [one.class, one.days]));

function Periods({ kept }: { kept: Retention }) {
  const { t } = useI18n();
  const [form] = Form.useForm<{ days: Days }>();
  const save = useAction({
    run: (days: Days) => call(api.PATCH('/api/identity/retention', { body: { days } })),
    stale: [P.retention],
    done: t('common.saved'),
    inForm: true,
  });
  useEffect(() => {
    if (!save.error) return;
    const known = kept.classes.map((one) => ['days', one.class]);
    const { fields } = formProblem(t, save.error, known);
    form.setFields(fields.map(({ name, errors }) => ({ name: [...name], errors })) as never);
  }, [save.error, form, t, kept]);
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ days: daysOf(kept) }}
      onFinish={({ days }) => save.mutate(days)}
    >
      <div className="form-grid">
        {kept.classes.map((one) => (
          <Form.Item
            key={one.class}
            name={['days', one.class]}
            label={word(t, 'dataClass', one.class)}
            extra={t('privacy.bounds', { least: one.least, most: one.most, basis: basisText(t, one) })}
            rules={[
              { required: true, message: t('form.required', { label: word(t, 'dataClass', one.class) }) },
              within(t, word(t, 'dataClass', one.class), { min: one.least, max: one.most }),
            ]}
          >
            <InputNumber className="full" precision={0} suffix={t('privacy.days')} />
          </Form.Item>
        ))}
      </div>
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
  const rows = useRows(purges());
  const run = useAction({
    run: () => call(api.POST('/api/identity/retention/run')),
    stale: [P.purges],
    done: t('privacy.clearing'),
  });
  const columns = useMemo<Column<Purge>[]>(
    () => [
      { key: 'at', title: t('privacy.when'), width: 180, pinned: true, render: (p) => dateTime(p.at, locale) },
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
      <Panel title={t('privacy.periods')}>
        <p className="quiet">{t('privacy.periodsHelp')}</p>
        <Periods kept={kept} />
      </Panel>
      <Panel
        flush
        title={t('privacy.purges')}
        extra={
          <Action needs="settings.configure" loading={run.isPending} onClick={() => run.mutate()}>
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
