import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import type { MeetingDetail } from '../../api/meetings';
import { papersOf } from '../../forms/papers';
import { ScanInput } from '../../forms/ScanInput';
import { useT } from '../../i18n';
import { useClear } from '../../kit/useClear';

interface PapersFieldProps {
  unit: string;
  name: string | string[];
  label: string;
  help: string;
  /** Papers that were chosen before; they need not be among the latest of the unit. */
  chosen: MeetingDetail['papers'];
  several?: boolean;
}

/** One paper or several: documents of the unit that are there, or scans that are brought now. */
export function PapersField({ unit, name, label, help, chosen, several = false }: PapersFieldProps) {
  const t = useT();
  const clear = useClear();
  const form = Form.useFormInstance();
  const { data: own = [] } = useQuery(papersOf(unit));
  const titles = new Map([
    ...chosen.map((one) => [one.document_id, one.title] as const),
    ...own.map((one) => [one.id, one.title] as const),
  ]);
  return (
    <>
      <Form.Item name={name} label={label} extra={help}>
        <Select
          {...(several ? { mode: 'multiple' as const } : { allowClear: clear })}
          options={[...titles].map(([value, title]) => ({ value, label: title }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <ScanInput
        unit={unit}
        kind="minutes"
        label={t('meeting.papersUpload')}
        going={(file) => t('meeting.papersGoing', { name: file })}
        onThere={(there) => form.setFieldValue(name, several ? [...(form.getFieldValue(name) ?? []), there] : there)}
      />
    </>
  );
}
