import { Checkbox, Form } from 'antd';
import type { ReactNode } from 'react';
import { DateField } from '../../forms/DateField';
import { TextField } from '../../forms/fields';
import { useT } from '../../i18n';

/** Day and number of the decision on paper, which some decisions cannot be without. */
export function DecisionFields({ paper = false }: { paper?: boolean }) {
  const t = useT();
  return (
    <div className="form-grid">
      <DateField name="decided_on" label={t('unit.decidedOn')} required past />
      <TextField name="doc_no" label={t('unit.decisionDoc')} required={paper} max={100} />
    </div>
  );
}

/** What a decision will bring about, and the person's word that they have read it. */
export function Effects({ effects, danger = false }: { effects: readonly ReactNode[]; danger?: boolean }) {
  const t = useT();
  return (
    <section className={danger ? 'effects-box danger' : 'effects-box'}>
      <h3>{t('unit.effects')}</h3>
      <ul className="effects">
        {effects.map((effect, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
          <li key={at}>{effect}</li>
        ))}
      </ul>
      <Form.Item
        name="read"
        valuePropName="checked"
        rules={[
          { validator: (_, value) => (value ? Promise.resolve() : Promise.reject(new Error(t('unit.readFirst')))) },
        ]}
      >
        <Checkbox>{t('unit.read')}</Checkbox>
      </Form.Item>
    </section>
  );
}

export interface DecisionValues {
  decided_on: string | null;
  doc_no: string | null;
  read: boolean;
}

export const NO_DECISION: DecisionValues = { decided_on: null, doc_no: null, read: false };
