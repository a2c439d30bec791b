import { date } from '@zhibu/format';
import { useState } from 'react';
import type { FloatingSpell } from '../../../api/records';
import { useI18n } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { PdfButton } from '../../../kit/PdfButton';
import { RuleBasis } from '../../../kit/RuleBasis';
import { Sign } from '../../../kit/Sign';
import { CancelCertificate } from '../drawers';

type Certificate = FloatingSpell['certificates'][number];

function Line({ of, onCancel }: { of: Certificate; onCancel: () => void }) {
  const { t, locale } = useI18n();
  return (
    <li>
      <p className="quiet">
        {t('certificate.line', { serial: of.serial, addressee: of.addressee, until: date(of.valid_until, locale) })}{' '}
        {of.cancelled_on && <Sign tone="bad">{t('certificate.void', { reason: of.cancel_reason ?? '' })}</Sign>}
      </p>
      {!of.cancelled_on && (
        <span className="signs">
          <PdfButton
            small
            path={`/api/records/stay-certificates/${of.id}/certificate.pdf`}
            name={`${t('certificate.title')}-${of.serial}`}
          />
          <Action
            size="small"
            needs="members.update"
            aria-label={t('certificate.cancelOf', { serial: of.serial })}
            onClick={onCancel}
          >
            {t('certificate.cancel')}
          </Action>
        </span>
      )}
    </li>
  );
}

/** Which paper a stay needs, by which rule, and the certificates there are for it. */
export function Papers({ of }: { of: FloatingSpell }) {
  const { t } = useI18n();
  const [cancelling, cancel] = useState<Certificate>();
  const { paper } = of;
  return (
    <>
      {paper && <p className="quiet">{t(`paperDue.${paper.paper}`)}</p>}
      {paper && (
        <RuleBasis
          rule={paper.basis.rule}
          source={paper.basis.source}
          since={paper.basis.effective_from}
          own={paper.basis.own}
        />
      )}
      {of.certificates.length > 0 && (
        <ul className="inflow">
          {of.certificates.map((one) => (
            <Line key={one.id} of={one} onCancel={() => cancel(one)} />
          ))}
        </ul>
      )}
      {cancelling && <CancelCertificate open of={cancelling} onClose={() => cancel(undefined)} />}
    </>
  );
}
