import { date } from '@zhibu/format';
import type { NextStep, TransferDetail } from '../../api/transfers';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Notice } from '../../kit/Notice';
import { Panel } from '../../kit/Page';
import { RuleBasis } from '../../kit/RuleBasis';

interface NextPanelProps {
  of: TransferDetail;
  onStep: (next: NextStep) => void;
  onChange: () => void;
}

/** What is to be done now: one clear button, and beside it what else is possible. */
export function NextPanel({ of, onStep, onChange }: NextPanelProps) {
  const { t, locale } = useI18n();
  const main = of.next.find((one) => one.main);
  const others = of.next.filter((one) => one !== main);
  if (!of.awaits) return null;
  return (
    <Panel title={t('transfer.next')}>
      <p>
        {main
          ? t(`transferWhat.${main.step}`, { name: of.person_name, to: of.to.name })
          : t('transfer.waitsFor', { who: t(`transferActor.${of.awaits}`) })}
      </p>
      {of.overdue && (
        <Notice tone="warn">
          {t('transfer.overdueWhat', { limit: of.overdue.limit, days: of.overdue.days_over })}{' '}
          <RuleBasis {...of.overdue.basis} />
        </Notice>
      )}
      {of.state === 'expired' && of.letter_until && (
        <Notice tone="bad">
          {t('transfer.expiredWhat', { day: date(of.letter_until, locale) })}{' '}
          {of.letters[0]?.rests_on.map((one) => (
            <RuleBasis key={one.rule} {...one} />
          ))}
        </Notice>
      )}
      <div className="next-deeds">
        {main && (
          <Action type="primary" size="large" onClick={() => onStep(main)}>
            {t(`transferStep.${main.step}`)}
          </Action>
        )}
        {of.may_change && <Action onClick={onChange}>{t('common.edit')}</Action>}
        {others.map((one) => (
          <Action key={`${one.step}-${one.actor}`} danger={one.needs_reason} onClick={() => onStep(one)}>
            {one.on_behalf
              ? t('transfer.forMember', { step: t(`transferStep.${one.step}`) })
              : t(`transferStep.${one.step}`)}
          </Action>
        ))}
      </div>
    </Panel>
  );
}
