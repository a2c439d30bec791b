import { Checkbox, Form, Select } from 'antd';
import type { UnitKind } from '../../api/records';
import { usePractises } from '../../app/practice';
import { DateField } from '../../forms/DateField';
import { TextField } from '../../forms/fields';
import { NumberField } from '../../forms/NumberField';
import { useT, word } from '../../i18n';
import { useClear } from '../../kit/useClear';
import { JOINT_BODIES, NATURES, SITUATIONS } from '../../words/units';

const TERM_YEARS = { min: 1, max: 10 };

/** A unit with the same body as its parent has no body of its own to name. */
function Body() {
  const t = useT();
  const clear = useClear();
  const situation = Form.useWatch<string | null>('situation');
  return (
    <>
      <Form.Item name="situation" label={t('unit.situation')}>
        <Select
          allowClear={clear}
          options={SITUATIONS.map((value) => ({ value, label: word(t, 'situation', value) }))}
        />
      </Form.Item>
      {situation !== 'same_as_parent' && (
        <>
          <Form.Item name="nature" label={t('unit.nature')}>
            <Select allowClear={clear} options={NATURES.map((value) => ({ value, label: word(t, 'nature', value) }))} />
          </Form.Item>
          <TextField name="body_name" label={t('unit.bodyName')} max={200} />
          <TextField name="credit_code" label={t('unit.creditCode')} max={18} help={t('unit.creditCodeHelp')} />
        </>
      )}
    </>
  );
}

/** Of how many bodies a joint branch is. */
function Bodies() {
  const t = useT();
  const kind = Form.useWatch<string | null>('kind');
  if (kind !== 'joint_branch') return null;
  return (
    <NumberField
      name="joint_bodies"
      label={t('unit.jointBodies')}
      bounds={JOINT_BODIES}
      help={t('unit.jointBodiesHelp')}
    />
  );
}

export function UnitFields({ kinds }: { kinds: readonly UnitKind[] }) {
  const t = useT();
  const practises = usePractises();
  return (
    <>
      <TextField name="name" label={t('unit.name')} required max={200} help={t('unit.nameHelp')} />
      <div className="form-grid">
        <Form.Item
          name="kind"
          label={t('unit.kind')}
          rules={[{ required: true, message: t('form.required', { label: t('unit.kind') }) }]}
        >
          <Select options={kinds.map((value) => ({ value, label: word(t, 'unitKind', value) }))} />
        </Form.Item>
        <TextField name="short_name" label={t('unit.shortName')} max={60} />
      </div>
      <h3 className="form-section">{t('unit.contact')}</h3>
      <div className="form-grid">
        <TextField name="contact_name" label={t('unit.contactName')} max={50} />
        <TextField name="contact_phone" label={t('unit.contactPhone')} max={20} inputMode="tel" />
      </div>
      <h3 className="form-section">{t('unit.body')}</h3>
      <div className="form-grid">
        <Body />
        <Bodies />
      </div>
      <h3 className="form-section">{t('unit.founding')}</h3>
      <div className="form-grid">
        <DateField name="founded_on" label={t('unit.foundedOn')} past />
        <TextField name="approved_doc_no" label={t('unit.docNo')} max={100} />
        <DateField name="term_started_on" label={t('unit.termStart')} />
        <NumberField
          name="term_years"
          label={t('unit.termLength')}
          bounds={TERM_YEARS}
          help={t('unit.termHelp')}
          suffix={t('unit.years')}
        />
        <TextField name="external_code" label={t('unit.externalCode')} max={40} />
      </div>
      {practises('transfers') && (
        <Form.Item name="direct_transfers" valuePropName="checked">
          <Checkbox>{t('unit.directTransfersLong')}</Checkbox>
        </Form.Item>
      )}
    </>
  );
}
