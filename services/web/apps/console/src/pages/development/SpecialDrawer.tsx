import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Select } from 'antd';
import {
  type AdmissionLevel,
  admitSpecially,
  DEVELOPMENT_STALE,
  type DevelopmentFile,
  type SpecialKind,
} from '../../api/development';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT, word } from '../../i18n';
import { LEVELS, SPECIAL_KINDS } from './words';

interface Approval {
  level: AdmissionLevel | null;
  body: string;
  decided_on: string | null;
  doc_no: string;
}

interface Values {
  kind: SpecialKind;
  deeds: string;
  died_on: string | null;
  joined_on: string | null;
  probation: boolean;
  approvals: Approval[];
}

const empty = (level: AdmissionLevel | null): Approval => ({ level, body: '', decided_on: null, doc_no: '' });

function Approvals() {
  const t = useT();
  const required = (label: string) => [{ required: true, message: t('form.required', { label }) }];
  return (
    <Form.List name="approvals">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="dev-vote">
              <legend>{t('special.approvals')}</legend>
              <Form.Item name={[name, 'level']} label={t('special.level')} rules={required(t('special.level'))}>
                <Select options={LEVELS.map((value) => ({ value, label: word(t, 'admissionLevel', value) }))} />
              </Form.Item>
              <TextField name={[name, 'body']} label={t('special.body')} required />
              <DateField name={[name, 'decided_on']} label={t('special.decidedOn')} required past />
              <TextField name={[name, 'doc_no']} label={t('special.docNo')} required max={100} />
              {fields.length > 1 && (
                <Button icon={<DeleteOutlined aria-hidden />} onClick={() => remove(name)}>
                  {t('special.removeApproval')}
                </Button>
              )}
            </fieldset>
          ))}
          {fields.length < LEVELS.length && (
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(empty(null))}>
              {t('special.addApproval')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}

/** What is asked of one kind alone. */
function OfKind() {
  const t = useT();
  const kind = Form.useWatch<SpecialKind>('kind');
  if (kind === 'posthumous') return <DateField name="died_on" label={t('special.diedOn')} required past />;
  return (
    <Form.Item name="probation" valuePropName="checked" extra={t('special.probationHelp')}>
      <Checkbox>{t('special.probation')}</Checkbox>
    </Form.Item>
  );
}

interface SpecialDrawerProps {
  open: boolean;
  onClose: () => void;
  of: DevelopmentFile;
}

/** Records an admission beside the procedure, with its approvals. */
export function SpecialDrawer({ open, onClose, of }: SpecialDrawerProps) {
  const t = useT();
  const save = useAction({
    run: (values: Values) =>
      admitSpecially(of, {
        kind: values.kind,
        deeds: values.deeds,
        joined_on: values.joined_on ?? '',
        ...(values.kind === 'posthumous' ? { died_on: values.died_on } : { probation: values.probation ?? false }),
        approvals: values.approvals.map((one) => ({
          level: one.level ?? 'unit',
          body: one.body,
          decided_on: one.decided_on ?? '',
          doc_no: one.doc_no,
        })),
      }),
    stale: DEVELOPMENT_STALE,
    done: t('special.saved'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('special.title', { name: of.name })}
      onClose={onClose}
      initial={{
        kind: 'posthumous',
        deeds: '',
        died_on: null,
        joined_on: null,
        probation: false,
        approvals: [empty('unit'), empty('higher'), empty('province')],
      }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('special.save')}
      danger
    >
      <p className="quiet">{t('special.help')}</p>
      <Form.Item name="kind" label={t('special.kind')}>
        <Select options={SPECIAL_KINDS.map((value) => ({ value, label: word(t, 'specialKind', value) }))} />
      </Form.Item>
      <TextField name="deeds" label={t('special.deeds')} required rows={3} max={500} />
      <OfKind />
      <DateField name="joined_on" label={t('special.joinedOn')} required past />
      <Approvals />
    </DrawerForm>
  );
}
