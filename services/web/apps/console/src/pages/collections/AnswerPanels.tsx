import { dateTime } from '@zhibu/format';
import type { AnswerDetail } from '../../api/collections';
import { useI18n } from '../../i18n';
import { Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { isAsked, shown } from './look';

/** What the system fills in, as it will be handed in. */
export function KnownPanel({ of }: { of: AnswerDetail }) {
  const { t, locale } = useI18n();
  const known = of.collection.form.fields.filter((field) => !isAsked(field));
  if (known.length === 0) return null;
  return (
    <Panel title={t('collection.knownTitle')}>
      <Facts
        facts={known.map((field) => ({
          label: field.label,
          value: shown(t, locale, field.kind, of.known[field.key]),
        }))}
      />
      <p className="quiet">{t('collection.knownWhat')}</p>
    </Panel>
  );
}

/** What was done with the answer, and by whom. */
export function Steps({ of }: { of: AnswerDetail }) {
  const { t, locale } = useI18n();
  if (of.steps.length === 0) return null;
  return (
    <Panel title={t('collection.steps')}>
      <ol className="collection-steps">
        {of.steps.map((step) => (
          <li key={step.at}>
            <strong>{t(`answerStep.${step.step}`)}</strong> {dateTime(step.at, locale)} {step.by_name}
            {step.on_behalf && <Sign tone="info">{t('collection.onBehalf')}</Sign>}
            {step.reason && <p>{step.reason}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
