import { C, type Cadre, type CheckIn, type CheckOut, verify } from '../../api/cadres';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { MonthField, WordField } from '../dues/fields';

interface CheckDrawerProps {
  of: Cadre;
  check: CheckOut | undefined;
  onClose: () => void;
}

interface Values {
  file_month: string;
  agrees: 'yes' | 'no';
  file_value: string;
  source: string;
  verified_by: string;
}

const MONTHS: readonly string[] = ['birth', 'work_began', 'party_joined'];

/** What the file of the cadre says of one value, and where it says so. */
export function CheckDrawer({ of, check, onClose }: CheckDrawerProps) {
  const t = useT();
  const save = useAction({
    run: (body: CheckIn) => verify(of, body),
    stale: [C],
    done: t('cadre.saved'),
    onDone: onClose,
    inForm: true,
  });
  if (!check) return null;
  const isMonth = MONTHS.includes(check.item);
  const initial: Values = {
    file_month: '',
    agrees: 'yes',
    file_value: '',
    source: check.source ?? '',
    verified_by: check.verified_by ?? '',
  };
  const submit = (values: Values) =>
    save.mutate({
      item: check.item,
      source: values.source,
      verified_by: values.verified_by,
      file_value: values.file_value?.trim() || null,
      ...(isMonth ? { file_month: values.file_month || null } : { agrees: values.agrees === 'yes' }),
    });
  const answers = (['yes', 'no'] as const).map((value) => ({ value, label: t(`cadreAgrees.${value}`) }));
  return (
    <DrawerForm<Values>
      open
      title={t('cadre.verifyTitle', { item: t(`cadreItem.${check.item}`) })}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => submit({ ...initial, ...values })}
      submitError={save.error}
      loading={save.isPending}
    >
      <p className="drawer-text">{t('cadre.verifyWhat', { value: check.recorded || t('common.blank') })}</p>
      {isMonth ? (
        <MonthField name="file_month" label={t('cadre.fileMonth')} required={check.item !== 'party_joined'} />
      ) : (
        <WordField name="agrees" label={t('cadre.agrees')} required options={answers} />
      )}
      <TextField name="file_value" label={t('cadre.fileValue')} rows={2} max={2000} help={t('cadre.fileValueHelp')} />
      <TextField name="source" label={t('cadre.source')} required help={t('cadre.sourceHelp')} />
      <TextField name="verified_by" label={t('cadre.verifiedBy')} required max={50} />
    </DrawerForm>
  );
}
