import { Button } from '../kit';
import { t } from '../words';

function download(codes: string[]): void {
  const lines = [t('security.codes_file'), location.host, '', ...codes, '', t('security.codes_once')];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`\ufeff${lines.join('\r\n')}`], { type: 'text/plain;charset=utf-8' }));
  link.download = `${t('security.codes_file')}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The only time the codes are seen: they go when the person says that they are kept. */
export function Codes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  return (
    <>
      <p className="lead">{t('security.codes_once')}</p>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="actions">
        <Button onClick={() => window.print()}>{t('security.print')}</Button>
        <Button onClick={() => download(codes)}>{t('security.download')}</Button>
        <Button look="primary" onClick={onDone}>
          {t('security.codes_saved')}
        </Button>
      </div>
    </>
  );
}
