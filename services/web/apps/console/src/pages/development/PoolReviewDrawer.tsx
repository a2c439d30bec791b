import { idempotencyKey } from '@zhibu/api';
import { useMemo } from 'react';
import { DEVELOPMENT_STALE, type Pool, recordPoolReview } from '../../api/development';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { MeetingField } from '../../forms/MeetingField';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { today } from '../posts/term';

interface Values {
  done_on: string | null;
  meeting_id: string | null;
  doc_no: string | null;
  note: string | null;
}

interface PoolReviewDrawerProps {
  open: boolean;
  onClose: () => void;
  of: Pool;
}

/** That a committee analysed its pool: when, and at which meeting or by which paper. */
export function PoolReviewDrawer({ open, onClose, of }: PoolReviewDrawerProps) {
  const t = useT();
  const key = useMemo(() => idempotencyKey(), []);
  const save = useAction({
    run: (values: Values) =>
      recordPoolReview(
        {
          unit_id: of.unit_id,
          done_on: values.done_on ?? '',
          meeting_id: values.meeting_id ?? null,
          doc_no: values.doc_no?.trim() || null,
          note: values.note?.trim() || null,
        },
        key,
      ),
    stale: DEVELOPMENT_STALE,
    done: t('pool.saved'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('pool.recordTitle', { name: of.unit_name })}
      onClose={onClose}
      initial={{ done_on: today(), meeting_id: null, doc_no: null, note: null }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      <DateField name="done_on" label={t('pool.doneOn')} required past />
      <MeetingField unit={of.unit_id} day="done_on" label={t('pool.meeting')} help={t('pool.meetingHelp')} anybody />
      <TextField name="doc_no" label={t('pool.docNo')} max={100} />
      <TextField name="note" label={t('pool.note')} max={500} rows={3} />
    </DrawerForm>
  );
}
