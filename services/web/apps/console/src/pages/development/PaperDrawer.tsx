import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Select } from 'antd';
import { addPaper, type ChecklistLine, DEVELOPMENT_STALE, type DevelopmentFile } from '../../api/development';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { NumberField } from '../../forms/NumberField';
import { filesOf, papersOf } from '../../forms/papers';
import { useAction } from '../../forms/useAction';
import { useT, word } from '../../i18n';
import { MemberPicker } from '../../kit/MemberPicker';
import { useClear } from '../../kit/useClear';

interface Values {
  dated: string | null;
  pages: number | null;
  signed_by: ChecklistLine['signed_by'];
  document_id: string | null;
  received_by: string | null;
}

const PAGES = { min: 1, max: 1000 };

interface PaperDrawerProps {
  open: boolean;
  onClose: () => void;
  of: DevelopmentFile;
  line: ChecklistLine;
}

/** Records that a paper is there. */
export function PaperDrawer({ open, onClose, of, line }: PaperDrawerProps) {
  const t = useT();
  const clear = useClear();
  const save = useAction({
    run: (values: Values) =>
      addPaper(of, {
        code: line.code,
        dated: values.dated,
        pages: values.pages ?? 1,
        signed_by: values.signed_by,
        document_id: values.document_id ?? null,
        received_by: values.received_by ?? null,
      }),
    stale: DEVELOPMENT_STALE,
    done: t('dev.paperAdded'),
    onDone: onClose,
    inForm: true,
  });
  const { data: papers = [] } = useQuery(papersOf(of.unit_id));
  const { data: files = [] } = useQuery({ ...filesOf(of.member_id ?? ''), enabled: Boolean(of.member_id) });
  const thought = line.document === 'thought_report';
  // a report has a day of its own
  const step = of.steps.find((one) => one.step === line.step && !one.retracted && !thought);
  return (
    <DrawerForm<Values>
      open={open}
      title={t('dev.addPaperTitle', { name: line.name })}
      onClose={onClose}
      initial={{
        dated: step?.decided_on ?? null,
        pages: 1,
        signed_by: line.signed_by,
        document_id: null,
        received_by: null,
      }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
    >
      <DateField name="dated" label={t('dev.paperDated')} required={thought} past />
      {thought && (
        <Form.Item name="received_by" label={t('dev.receivedBy')} extra={t('dev.receivedByHelp')}>
          <MemberPicker unitId={of.unit_id} />
        </Form.Item>
      )}
      <NumberField name="pages" label={t('dev.paperPages')} bounds={PAGES} />
      <Form.Item name="document_id" label={t('dev.paperScan')} extra={t('dev.paperScanHelp')}>
        <Select
          options={[...files, ...papers].map((one) => ({ value: one.id, label: one.title }))}
          allowClear={clear}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      {line.signed_by.length > 0 && (
        <Form.Item name="signed_by" label={t('dev.paperSigned')}>
          <Checkbox.Group options={line.signed_by.map((value) => ({ value, label: word(t, 'devSigner', value) }))} />
        </Form.Item>
      )}
    </DrawerForm>
  );
}
