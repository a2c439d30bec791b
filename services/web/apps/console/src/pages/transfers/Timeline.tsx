import { date } from '@zhibu/format';
import type { TakenStep, TransferDetail } from '../../api/transfers';
import { type T, useI18n } from '../../i18n';
import { Panel } from '../../kit/Page';
import '@zhibu/tokens/transfer-line.css';

function who(t: T, step: TakenStep): string {
  const actor = t(`transferActor.${step.actor}`);
  const named = step.taken_by ? t('transfer.byName', { actor, name: step.taken_by }) : actor;
  return step.on_behalf ? t('transfer.onBehalf', { who: step.taken_by ?? t('transferActor.from_branch') }) : named;
}

/** What happened, in order, and what is still to come, told as sentences. */
export function Timeline({ of }: { of: TransferDetail }) {
  const { t, locale } = useI18n();
  return (
    <Panel title={t('transfer.timeline')}>
      <ol className="transfer-line">
        <li>
          <p>
            <time dateTime={of.opened_on}>{date(of.opened_on, locale)}</time> {t('transfer.wasOpened')}
          </p>
          {of.reason && <p className="quiet">{of.reason}</p>}
        </li>
        {of.steps.map((step) => (
          <li key={step.number}>
            <p>
              <time dateTime={step.on}>{date(step.on, locale)}</time> <strong>{t(`transferStep.${step.step}`)}</strong>
            </p>
            <p className="quiet">{[who(t, step), step.reason].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
        {of.awaits && (
          <li className="to-come" aria-current="step">
            <p>
              <strong>{t(`transferState.${of.state}`)}</strong>
            </p>
            <p className="quiet">{t('transfer.waitsFor', { who: t(`transferActor.${of.awaits}`) })}</p>
          </li>
        )}
      </ol>
    </Panel>
  );
}
