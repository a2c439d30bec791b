import { Form, Select } from 'antd';
import { LANGUAGES } from '../app/locale';
import { useT } from '../i18n';

/** The language of the letter to somebody who cannot choose one yet. */
export function LanguageField() {
  const t = useT();
  return (
    <Form.Item name="locale" label={t('invitation.language')}>
      <Select options={[...LANGUAGES]} />
    </Form.Item>
  );
}
