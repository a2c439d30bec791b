import { queryClient } from '../../api/client';
import { change, DEVELOPMENT_STALE, type DevelopmentFile, file } from '../../api/development';
import { usePrefetched } from '../../api/prefetched';
import { codes } from '../../api/records';
import { ConflictNotice } from '../../forms/ConflictNotice';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useVersioned } from '../../forms/useVersioned';
import { useI18n, word } from '../../i18n';
import { factText } from '../../words/facts';
import { WORK_POSTS } from '../../words/members';
import { CodeField, WordField } from '../members/edit/PlainFields';
import { SecretField } from '../members/edit/SecretInput';
import '../members/edit/edit.css';
import { type PersonValues, toPatch, toValues } from './person';

interface EditDrawerProps {
  open: boolean;
  onClose: () => void;
  of: DevelopmentFile;
}

/** Corrects what is known of a person who is no member yet. */
export function EditDrawer({ open, onClose, of }: EditDrawerProps) {
  const { t, locale } = useI18n();
  const tables = usePrefetched(codes(locale));
  const label = (field: keyof PersonValues) => (field === 'leaves_on' ? t('dev.leavesOn') : word(t, 'field', field));
  const show = (field: keyof PersonValues, values: PersonValues) => {
    const value = values[field];
    if (!value) return t('common.blank');
    return typeof value === 'string' ? factText(t, tables, field, value) : t('member.hidden');
  };
  const saving = useVersioned<DevelopmentFile, PersonValues>({
    record: of,
    toValues,
    toPatch,
    reload: () => queryClient.fetchQuery({ ...file(of.id), staleTime: 0 }),
    save: (version, patch) => change(of.id, version, patch),
    stale: DEVELOPMENT_STALE,
    done: t('common.saved'),
    onDone: (saved) => {
      if (saved) queryClient.setQueryData(file(of.id).queryKey, saved);
      onClose();
    },
  });
  const close = () => {
    saving.reset();
    onClose();
  };
  return (
    <DrawerForm<PersonValues>
      open={open}
      title={t('dev.editTitle', { name: of.name })}
      onClose={close}
      initial={toValues(of)}
      onSubmit={(values) => saving.submit({ ...toValues(of), ...values })}
      submitError={saving.error}
      loading={saving.loading}
    >
      <CodeField name="education" tables={tables} />
      <WordField name="work_post" group="workPost" words={WORK_POSTS} />
      <TextField name="job_title" label={label('job_title')} max={100} />
      <SecretField name="mobile" masked={of.mobile_masked} />
      <DateField name="leaves_on" label={label('leaves_on')} />
      {saving.conflict && (
        <ConflictNotice
          conflict={saving.conflict}
          label={label}
          show={show}
          onResolve={saving.resolve}
          onDiscard={close}
          loading={saving.loading}
        />
      )}
    </DrawerForm>
  );
}
