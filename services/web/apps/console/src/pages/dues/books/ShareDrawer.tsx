import { call } from '@zhibu/api';
import type { Books } from '../../../api/books';
import { api } from '../../../api/client';
import { D } from '../../../api/dues';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { tidy } from '../../../forms/patch';
import { useAction } from '../../../forms/useAction';
import { useKeyHeader } from '../../../forms/useKey';
import { useI18n } from '../../../i18n';
import { fenOf } from '../amounts';

interface Values {
  from_day: string | null;
  percent: string;
  doc_no: string;
}

/** The share the level above sets. Percents are typed as amounts are: 12.5 are 1250 basis points. */
export function ShareDrawer({ open, books, onClose }: { open: boolean; books: Books; onClose: () => void }) {
  const { t } = useI18n();
  const key = useKeyHeader(open);
  const set = useAction({
    run: ({ from_day, percent, doc_no }: Values) =>
      call(
        api.POST('/api/records/dues/units/{id}/shares', {
          params: { path: { id: books.unit_id } },
          body: { from_day: from_day ?? '', basis_points: fenOf(percent) ?? 0, doc_no: tidy(doc_no) as string | null },
          ...key,
        }),
      ),
    stale: [D],
    done: t('remit.shareSet'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('remit.setShareTitle', { unit: books.unit_name })}
      onClose={onClose}
      initial={{ from_day: null, percent: '', doc_no: '' }}
      onSubmit={(values) => set.mutate(values)}
      submitError={set.error}
      loading={set.isPending}
      submitLabel={t('remit.setShare')}
    >
      <DateField name="from_day" label={t('remit.setShareFrom')} required />
      <TextField
        name="percent"
        label={t('remit.setSharePercent')}
        required
        max={6}
        inputMode="decimal"
        pattern={/^\s*(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)\s*$/}
        patternText={t('remit.setSharePercentForm')}
      />
      <TextField name="doc_no" label={t('dues.docNo')} max={100} />
    </DrawerForm>
  );
}
