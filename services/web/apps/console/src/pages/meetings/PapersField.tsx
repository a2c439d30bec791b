import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useId } from 'react';
import { documentKinds } from '../../api/documents';
import type { MeetingDetail } from '../../api/meetings';
import { problemText } from '../../api/problems';
import { papersOf, useBring } from '../../forms/papers';
import { useT } from '../../i18n';
import { Notice } from '../../kit/Notice';

/** What was on paper: documents of the unit that are there, or scans that are brought now. */
export function PapersField({ of, name }: { of: MeetingDetail; name: string[] }) {
  const t = useT();
  const form = Form.useFormInstance();
  const id = useId();
  const { data: own = [] } = useQuery(papersOf(of.unit_id));
  const { data: kinds } = useQuery(documentKinds());
  const { take, going, error } = useBring(of.unit_id, 'minutes', (there) =>
    form.setFieldValue(name, [...(form.getFieldValue(name) ?? []), there]),
  );
  const titles = new Map([
    ...of.papers.map((one) => [one.document_id, one.title] as const),
    ...own.map((one) => [one.id, one.title] as const),
  ]);
  return (
    <>
      <Form.Item name={name} label={t('meeting.papers')} extra={t('meeting.papersHelp')}>
        <Select
          mode="multiple"
          options={[...titles].map(([value, label]) => ({ value, label }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <p className="meeting-scan">
        <label htmlFor={id}>{t('meeting.papersUpload')}</label>
        <input
          id={id}
          type="file"
          accept={(kinds?.confidential.content_types ?? []).join(',')}
          disabled={going !== undefined}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        {going && <span role="status">{t('meeting.papersGoing', { name: going })}</span>}
      </p>
      {error !== undefined && (
        <Notice tone="bad" live>
          {problemText(t, error)}
        </Notice>
      )}
    </>
  );
}
