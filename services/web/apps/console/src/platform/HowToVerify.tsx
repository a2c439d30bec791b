import { useT } from '../i18n';
import { Panel } from '../kit/Page';
import { SigningKey } from './SigningKey';

/** How somebody who does not have to believe the platform finds out that a certificate is genuine. */
export function HowToVerify() {
  const t = useT();
  return (
    <Panel title={t('verify.title')}>
      <ol className="effects steps">
        <li>{t('verify.handOver')}</li>
        <li>
          {t('verify.ownKey')}
          <SigningKey />
        </li>
        <li>
          {t('verify.run')}{' '}
          <code className="code">
            zhibu certificate verify {t('verify.file')} --key {t('verify.key')}
          </code>
        </li>
        <li>
          {t('verify.good')} <code className="code">nothing of it was changed; signed by … (known)</code>
        </li>
      </ol>
      <p className="quiet">{t('verify.otherwise')}</p>
    </Panel>
  );
}
