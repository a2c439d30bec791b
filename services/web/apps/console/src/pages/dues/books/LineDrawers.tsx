import { call } from '@zhibu/api';
import { fen } from '@zhibu/format';
import { Form } from 'antd';
import type { Line, Reconciliation } from '../../../api/books';
import { api } from '../../../api/client';
import { D } from '../../../api/dues';
import { DrawerForm } from '../../../forms/DrawerForm';
import { tidy } from '../../../forms/patch';
import { ReasonDrawer } from '../../../forms/ReasonDrawer';
import { useAction } from '../../../forms/useAction';
import { useKeyHeader } from '../../../forms/useKey';
import { useI18n } from '../../../i18n';
import { MemberPicker } from '../../../kit/MemberPicker';
import { MonthField } from '../fields';

interface LineDrawerProps {
  run: Reconciliation;
  line: Line | undefined;
  onClose: () => void;
}

/** The fields of the one line, as the request names them. */
interface Chosen {
  lines: [{ member_id: string | null; first_month: string; last_month: string }];
}

/** Says who a line is from, and for which months, where the file does not. */
export function ChooseDrawer({ run, line, onClose }: LineDrawerProps) {
  const { t, locale } = useI18n();
  const key = useKeyHeader(line);
  const accept = useAction({
    run: ({ lines: [one] }: Chosen) => {
      const { member_id } = one;
      const months = { first_month: tidy(one.first_month), last_month: tidy(one.last_month) };
      const body = { lines: [{ line_id: line?.id ?? '', member_id, ...months }] } as never;
      const params = { path: { id: run.id } };
      return call(api.POST('/api/records/dues/reconciliations/{id}/accept', { params, body, ...key }));
    },
    stale: [D],
    done: t('reconcile.acceptedDone', { n: 1 }),
    onDone: onClose,
    inForm: true,
  });
  const label = t('reconcile.chooseMember');
  return (
    <DrawerForm<Chosen>
      open={line !== undefined}
      title={t('reconcile.chooseTitle', { payer: line?.payer ?? '', amount: fen(line?.amount ?? 0, locale) })}
      onClose={onClose}
      initial={{ lines: [{ member_id: line?.member_id ?? null, first_month: '', last_month: '' }] }}
      onSubmit={(values) => accept.mutate(values)}
      submitError={accept.error}
      loading={accept.isPending}
      submitLabel={t('reconcile.accept')}
    >
      <Form.Item
        name={['lines', 0, 'member_id']}
        label={label}
        rules={[{ required: true, message: t('form.required', { label }) }]}
      >
        <MemberPicker unitId={run.unit_id} />
      </Form.Item>
      <MonthField name={['lines', 0, 'first_month']} label={t('reconcile.chooseFirst')} required />
      <MonthField name={['lines', 0, 'last_month']} label={t('reconcile.chooseLast')} />
    </DrawerForm>
  );
}

/** A line that is none of the dues. */
export function AsideDrawer({ run, line, onClose }: LineDrawerProps) {
  const { t, locale } = useI18n();
  const key = useKeyHeader(line);
  return (
    <ReasonDrawer
      open={line !== undefined}
      onClose={onClose}
      title={t('reconcile.awayTitle', { payer: line?.payer ?? '', amount: fen(line?.amount ?? 0, locale) })}
      label={t('reconcile.awayReason')}
      rows={2}
      submitLabel={t('reconcile.away')}
      run={(reason) => {
        const body = { line_id: line?.id ?? '', reason };
        const params = { path: { id: run.id } };
        return call(api.POST('/api/records/dues/reconciliations/{id}/set-aside', { params, body, ...key }));
      }}
      stale={[D]}
      done={t('reconcile.awayDone')}
    >
      <p className="drawer-text">{t('reconcile.awayWhat')}</p>
    </ReasonDrawer>
  );
}
