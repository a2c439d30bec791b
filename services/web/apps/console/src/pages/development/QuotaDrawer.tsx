import { idempotencyKey } from '@zhibu/api';
import { useMemo } from 'react';
import { DEVELOPMENT_STALE, type PlanLine, setQuota } from '../../api/development';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { NumberField } from '../../forms/NumberField';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { today } from '../posts/term';

interface Values {
  quota: number | null;
  decided_on: string | null;
  doc_no: string | null;
  reason: string | null;
}

const PEOPLE = { min: 0, max: 100_000 };

interface QuotaDrawerProps {
  open: boolean;
  onClose: () => void;
  year: number;
  line: PlanLine;
}

/** How many people a unit may admit in a year. */
export function QuotaDrawer({ open, onClose, year, line }: QuotaDrawerProps) {
  const t = useT();
  const key = useMemo(() => idempotencyKey(), []);
  const save = useAction({
    run: (values: Values) =>
      setQuota(
        {
          year,
          unit_id: line.unit_id,
          quota: values.quota ?? 0,
          decided_on: values.decided_on ?? '',
          doc_no: values.doc_no?.trim() || null,
          reason: values.reason?.trim() || null,
          version: line.version ?? null,
        },
        key,
      ),
    stale: DEVELOPMENT_STALE,
    done: t('plan.saved'),
    onDone: onClose,
    inForm: true,
  });
  const known = typeof line.quota === 'number';
  return (
    <DrawerForm<Values>
      open={open}
      title={t('plan.setTitle', { year, name: line.unit_name })}
      onClose={onClose}
      initial={{ quota: line.quota ?? null, decided_on: today(), doc_no: null, reason: null }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      <NumberField name="quota" label={t('plan.quota')} bounds={PEOPLE} required />
      <DateField name="decided_on" label={t('plan.decidedOn')} required past />
      <TextField name="doc_no" label={t('plan.docNo')} max={100} />
      {known && <TextField name="reason" label={t('plan.reason')} required rows={2} />}
    </DrawerForm>
  );
}
