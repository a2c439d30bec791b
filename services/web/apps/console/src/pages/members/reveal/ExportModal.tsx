import { Button, Form, Modal, Radio } from 'antd';
import { saveFile } from '../../../api/files';
import { useAction } from '../../../forms/useAction';
import { useT } from '../../../i18n';
import { Refused } from '../../../kit/Refused';
import { exportPath, type Format, type RosterSearch } from '../filter';
import { ReasonField } from './ReasonField';

interface Values {
  format: Format;
  reason: string;
}

interface ExportModalProps {
  open: boolean;
  filters: RosterSearch;
  onClose: () => void;
}

/** Asks why, and saves the roster with the sensitive fields in full. The reason is written to the audit log. */
export function ExportModal({ open, filters, onClose }: ExportModalProps) {
  const t = useT();
  const save = useAction({
    run: ({ format, reason }: Values) =>
      saveFile(exportPath(filters, format, reason.trim()), `${t('nav.members')}.${format}`),
    done: t('roster.exported'),
    onDone: onClose,
    inForm: true,
  });
  const close = () => {
    save.reset();
    onClose();
  };
  const formats = [
    { value: 'xlsx', label: t('roster.xlsx') },
    { value: 'csv', label: t('roster.csv') },
  ];
  return (
    <Modal open={open} title={t('roster.exportFull')} onCancel={close} destroyOnHidden footer={null}>
      <Form<Values>
        layout="vertical"
        initialValues={{ format: 'xlsx', reason: '' }}
        onFinish={(values) => save.mutate(values)}
      >
        <p className="drawer-text">{t('roster.fullWhat')}</p>
        <Form.Item name="format" label={t('roster.format')}>
          <Radio.Group options={formats} />
        </Form.Item>
        <ReasonField />
        <Refused error={save.error} />
        <div className="drawer-foot">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('roster.export')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
