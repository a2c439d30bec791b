import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import type { MeetingDetail } from '../../api/meetings';
import { papersOf } from '../../forms/papers';
import { ScanInput } from '../../forms/ScanInput';
import { useT } from '../../i18n';

/** What was on paper: documents of the unit that are there, or scans that are brought now. */
export function PapersField({ of, name }: { of: MeetingDetail; name: string[] }) {
  const t = useT();
  const form = Form.useFormInstance();
  const { data: own = [] } = useQuery(papersOf(of.unit_id));
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
      <ScanInput
        unit={of.unit_id}
        kind="minutes"
        label={t('meeting.papersUpload')}
        going={(file) => t('meeting.papersGoing', { name: file })}
        onThere={(there) => form.setFieldValue(name, [...(form.getFieldValue(name) ?? []), there])}
      />
    </>
  );
}
