import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { Form, Select } from 'antd';
import { api } from '../../../api/client';
import { D, type DispositionIn, knownKinds } from '../../../api/dispositions';
import { E } from '../../../api/elections';
import { type Member, R } from '../../../api/records';
import { ruleBook } from '../../../api/rules';
import { DateField } from '../../../forms/DateField';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { MeetingField } from '../../../forms/MeetingField';
import { NumberField } from '../../../forms/NumberField';
import { useAction } from '../../../forms/useAction';
import { useT, word } from '../../../i18n';

/** What an entry in force changes beside itself. */
export const STALE = [D, R.rights, R.members, E] as const;

interface Values {
  kind: DispositionIn['kind'] | null;
  decided_by: DispositionIn['decided_by'] | null;
  body_name: string;
  decided_on: string | null;
  doc_no: string;
  meeting_id: string | null;
  months: number | null;
  back_filled_reason: string;
}

const EMPTY: Values = {
  kind: null,
  decided_by: null,
  body_name: '',
  decided_on: null,
  doc_no: '',
  meeting_id: null,
  months: null,
  back_filled_reason: '',
};

/** What the kind allows is narrower, and the server says it with its rule. */
const MONTHS = { min: 1, max: 600 };

interface ChoiceProps {
  name: string;
  label: string;
  group: string;
  options: readonly string[];
}

export function Choice({ name, label, group, options }: ChoiceProps) {
  const t = useT();
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('form.required', { label }) }]}>
      <Select options={options.map((value) => ({ value, label: word(t, group, value) }))} />
    </Form.Item>
  );
}

/** The kinds the organisation knows, and for each who may decide it and whether it has a term. */
function Decision({ of }: { of: Member }) {
  const t = useT();
  const { data } = useQuery(ruleBook());
  const known = knownKinds(data);
  const kind = Form.useWatch<DispositionIn['kind'] | null>('kind');
  const body = Form.useWatch<DispositionIn['decided_by'] | null>('decided_by');
  const rule = known.find((one) => one.kind === kind);
  return (
    <>
      <Choice
        name="kind"
        label={t('disposition.kind')}
        group="dispositionKind"
        options={known.map((one) => one.kind)}
      />
      <Choice name="decided_by" label={t('disposition.by')} group="dispositionBody" options={rule?.bodies ?? []} />
      <TextField name="body_name" label={t('disposition.bodyName')} required max={200} />
      <DateField name="decided_on" label={t('register.decidedOn')} required past />
      {body === 'branch_meeting' && (
        <MeetingField
          unit={of.unit_id}
          day="decided_on"
          label={t('disposition.meeting')}
          help={t('disposition.meetingHelp')}
        />
      )}
      <TextField name="doc_no" label={t('register.docNo')} required={body === 'higher_body'} max={100} />
      {rule?.term && (
        <NumberField name="months" label={t('disposition.months')} bounds={MONTHS} help={t('disposition.monthsHelp')} />
      )}
    </>
  );
}

/** Enters what was decided about a member. Where an approval is needed, it is entered after it. */
export function DispositionDrawer({ of, open, onClose }: { of: Member; open: boolean; onClose: () => void }) {
  const t = useT();
  const save = useAction({
    run: (values: Values) =>
      call(api.POST('/api/records/dispositions', { body: { ...values, member_id: of.id } as DispositionIn })),
    stale: STALE,
    done: t('disposition.entered'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('disposition.new', { name: of.name })}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      <p className="drawer-text">{t('disposition.what')}</p>
      <Decision of={of} />
      <TextField
        name="back_filled_reason"
        label={t('disposition.reason')}
        help={t('disposition.reasonHelp')}
        max={500}
        rows={2}
      />
    </DrawerForm>
  );
}
