import { call, ifMatch } from '@zhibu/api';
import { Form } from 'antd';
import { api, queryClient } from '../../../api/client';
import { usePrefetched } from '../../../api/prefetched';
import { codes, type Member, type MemberPatch, member as memberQuery, R } from '../../../api/records';
import { ConflictNotice } from '../../../forms/ConflictNotice';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { useVersioned } from '../../../forms/useVersioned';
import { useI18n, useT, word } from '../../../i18n';
import { factText } from '../../../words/facts';
import { CircumstancesField } from './CircumstancesField';
import { BackgroundFields, HonourFields, NotApplicableField, PartyFields, WorkFields } from './PlainFields';
import { SecretField } from './SecretInput';
import { type EditValues, toPatch, toValues } from './values';
import './edit.css';

/** Correcting somebody's branch is not a transfer, so it must be said why. */
function Reason({ before }: { before: string }) {
  const t = useT();
  const unitId = Form.useWatch<string | null>('unit_id');
  const moved = unitId !== undefined && unitId !== before;
  return (
    <TextField
      name="reason"
      label={t('member.reason')}
      required={moved}
      max={500}
      rows={2}
      help={t(moved ? 'member.reasonMoved' : 'member.reasonHelp')}
    />
  );
}

function Fields({ of }: { of: Member }) {
  const t = useT();
  return (
    <>
      <h3 className="form-section">{t('member.identity')}</h3>
      <TextField name="name" label={word(t, 'field', 'name')} required max={50} />
      <SecretField name="id_no" masked={of.id_no_masked} />
      <BackgroundFields />
      <h3 className="form-section">{t('member.party')}</h3>
      <PartyFields />
      <HonourFields />
      <h3 className="form-section">{t('member.work')}</h3>
      <WorkFields />
      <h3 className="form-section">{t('member.contact')}</h3>
      <SecretField name="mobile" masked={of.mobile_masked} />
      <SecretField name="landline" masked={of.landline_masked} />
      <SecretField name="address" masked={of.address_masked} />
      <SecretField name="police_station" masked={of.police_station_masked} />
      <CircumstancesField />
      <h3 className="form-section">{t('member.other')}</h3>
      <NotApplicableField />
      <Reason before={of.unit_id} />
    </>
  );
}

/** A value as the notice about a conflict shows it; what is hidden stays hidden. */
function useShow() {
  const { t, locale } = useI18n();
  const tables = usePrefetched(codes(locale));
  return (field: keyof EditValues, values: EditValues): string => {
    const value = values[field];
    if (value === null || value === undefined) return t('common.blank');
    return typeof value === 'string' ? factText(t, tables, field, value) : t('member.hidden');
  };
}

interface EditDrawerProps {
  open: boolean;
  record: Member;
  onClose: () => void;
}

export function EditDrawer({ open, record, onClose }: EditDrawerProps) {
  const t = useT();
  const show = useShow();
  const saving = useVersioned<Member, EditValues>({
    record,
    opened: open,
    toValues,
    toPatch,
    reload: () => queryClient.fetchQuery({ ...memberQuery(record.id), staleTime: 0 }),
    save: (version, patch) => {
      const params = { path: { id: record.id }, header: ifMatch(version) };
      return call(api.PATCH('/api/records/members/{id}', { params, body: patch as MemberPatch }));
    },
    stale: [R.members, R.units],
    done: t('common.saved'),
    onDone: (saved) => {
      if (saved) queryClient.setQueryData(memberQuery(record.id).queryKey, saved);
      onClose();
    },
  });
  const close = () => {
    saving.reset();
    onClose();
  };
  return (
    <DrawerForm<EditValues>
      open={open}
      title={t('member.editTitle', { name: record.name })}
      onClose={close}
      initial={toValues(record)}
      onSubmit={(values) => saving.submit({ ...toValues(record), ...values })}
      submitError={saving.error}
      loading={saving.loading}
      wide
    >
      <Fields of={record} />
      {saving.conflict && (
        <ConflictNotice
          conflict={saving.conflict}
          label={(field) => word(t, 'field', field)}
          show={show}
          onResolve={saving.resolve}
          onDiscard={close}
          loading={saving.loading}
        />
      )}
    </DrawerForm>
  );
}
