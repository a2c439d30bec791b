import { Button, Checkbox, Form } from 'antd';
import { useT, word } from '../../../i18n';
import type { Circumstances } from './values';

interface CircumstancesInputProps {
  value?: Circumstances;
  onChange?: (value: Circumstances) => void;
}

function CircumstancesInput({ value = { act: 'keep' }, onChange }: CircumstancesInputProps) {
  const t = useT();
  if (value.act === 'keep') {
    return (
      <div className="secret-row">
        <span className="quiet">{t('member.hidden')}</span>
        <Button size="small" onClick={() => onChange?.({ act: 'set', hardship: false, incapacitated: false })}>
          {t('member.registerAnew')}
        </Button>
      </div>
    );
  }
  return (
    <div className="secret-row">
      <Checkbox checked={value.hardship} onChange={(event) => onChange?.({ ...value, hardship: event.target.checked })}>
        {word(t, 'field', 'hardship')}
      </Checkbox>
      <Checkbox
        checked={value.incapacitated}
        onChange={(event) => onChange?.({ ...value, incapacitated: event.target.checked })}
      >
        {word(t, 'field', 'incapacitated')}
      </Checkbox>
      <Button size="small" onClick={() => onChange?.({ act: 'keep' })}>
        {t('member.keep')}
      </Button>
    </div>
  );
}

export function CircumstancesField() {
  const t = useT();
  return (
    <Form.Item name="circumstances" label={word(t, 'field', 'circumstances')}>
      <CircumstancesInput />
    </Form.Item>
  );
}
