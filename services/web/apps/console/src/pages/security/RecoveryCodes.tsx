import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n';

/** Shown once. The window only closes when the person says that the codes are kept. */
export function RecoveryCodes({ codes, onClose }: { codes: string[] | undefined; onClose: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const [kept, setKept] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText((codes ?? []).join('\n'));
      setKept(true);
      void message.success(t('security.copied'));
    } catch {
      void message.error(t('security.copyFailed'));
    }
  };
  const print = () => {
    setKept(true);
    window.print();
  };
  return (
    <Modal
      open={codes !== undefined}
      title={t('security.codes')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={[
        <Button key="copy" onClick={copy}>
          {t('security.copy')}
        </Button>,
        <Button key="print" onClick={print}>
          {t('security.print')}
        </Button>,
        <Button key="done" type="primary" onClick={onClose}>
          {kept ? t('common.close') : t('security.codesKept')}
        </Button>,
      ]}
    >
      <p className="drawer-text">{t('security.codesWhat')}</p>
      <ul className="recovery code">
        {codes?.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Modal>
  );
}
