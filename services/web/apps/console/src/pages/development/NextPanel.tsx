import { date } from '@zhibu/format';
import type { DevelopmentFile, NextStep } from '../../api/development';
import { useI18n, word } from '../../i18n';
import { Action, useMay } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { Sign, type Tone } from '../../kit/Sign';
import { today } from '../posts/term';
import { Findings } from './Findings';
import { mayBeHistory, readiness, sorted, waitsAbove } from './words';

interface NextPanelProps {
  of: DevelopmentFile;
  take: (step: NextStep) => void;
  notice: (step: NextStep) => void;
}

const TONES: Record<ReturnType<typeof readiness>, Tone> = { now: 'good', later: 'wait', missing: 'warn', never: 'bad' };

/** From when it is possible, in words. */
function When({ of, step }: Pick<NextPanelProps, 'of'> & { step: NextStep }) {
  const { t, locale } = useI18n();
  const state = readiness(step, today());
  if (state === 'now' && waitsAbove(of, step))
    return <Sign tone="wait">{t('dev.waitsAbove', { actor: word(t, 'devActor', step.actor) })}</Sign>;
  const day = step.outcomes[0]?.earliest;
  const said = {
    now: t('dev.now'),
    later: day ? t('dev.earliest', { day: date(day, locale) }) : '',
    missing: t('dev.missing'),
    never: t('dev.never'),
  };
  return <Sign tone={TONES[state]}>{said[state]}</Sign>;
}

/** Takes a step; of what a committee above decides the branch only fills in what is on paper already. */
function Take({ of, step, take }: Pick<NextPanelProps, 'of' | 'take'> & { step: NextStep }) {
  const { t } = useI18n();
  const blocked = of.actions.length === 0 ? t('unit.outOfReach') : undefined;
  const above = waitsAbove(of, step);
  if (above && !(of.actions.includes('update') && mayBeHistory(of))) return null;
  return (
    <Action
      {...(!above && { type: 'primary' as const })}
      needs="development.record"
      blocked={blocked}
      aria-label={t(above ? 'dev.fillInLabel' : 'dev.takeLabel', { name: step.name })}
      onClick={() => take(step)}
    >
      {t(above ? 'dev.fillIn' : 'dev.take')}
    </Action>
  );
}

function Ahead({ of, step, take, notice }: NextPanelProps & { step: NextStep }) {
  const { t, locale } = useI18n();
  const [way] = step.outcomes;
  return (
    <li className="dev-next">
      <div className="dev-next-head">
        <h3>{step.no ? t('dev.takeTitle', { no: step.no, name: step.name }) : step.name}</h3>
        <When of={of} step={step} />
      </div>
      <p className="quiet">
        {t('dev.by', { actor: word(t, 'devActor', step.actor) })}
        {step.latest && ` · ${t('dev.latest', { day: date(step.latest, locale) })}`}
        {way?.leads_to_name && ` · ${t('dev.leadsTo', { state: way.leads_to_name })}`}
      </p>
      {way && way.missing.length > 0 && <Findings of={way.missing} plain />}
      {way && readiness(step, today()) === 'later' && <Findings of={way.waits} plain />}
      <div className="dev-next-foot">
        {step.noticed && (
          <Action
            needs="development.record"
            blocked={of.actions.includes('update') ? undefined : t('unit.outOfReach')}
            onClick={() => notice(step)}
          >
            {t('dev.notice')}
          </Action>
        )}
        <Take of={of} step={step} take={take} />
      </div>
    </li>
  );
}

/** Steps that are no part of the way ahead, folded away. */
function Others({ title, of, steps, take }: Omit<NextPanelProps, 'notice'> & { title: string; steps: NextStep[] }) {
  const { t } = useI18n();
  if (steps.length === 0) return null;
  return (
    <details className="dev-others">
      <summary>{title}</summary>
      <ul>
        {steps.map((step) => (
          <li key={step.step}>
            <Action
              needs="development.record"
              blocked={of.actions.length === 0 ? t('unit.outOfReach') : undefined}
              onClick={() => take(step)}
            >
              {step.name}
            </Action>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What comes next, from when, and what is missing by which rule. */
export function NextPanel({ of, take, notice }: NextPanelProps) {
  const { t } = useI18n();
  const { allowed } = useMay('development.record');
  const { ahead, again, exits } = sorted(of.next);
  return (
    <Panel title={t('dev.next')}>
      {of.next.length === 0 && <p className="quiet">{t('dev.nextDone')}</p>}
      {!allowed && of.next.length > 0 && <p className="quiet">{t('dev.readOnly')}</p>}
      <ol className="dev-ahead">
        {ahead.map((step) => (
          <Ahead key={step.step} of={of} step={step} take={take} notice={notice} />
        ))}
      </ol>
      <Others title={t('dev.again')} of={of} steps={again} take={take} />
      <Others title={t('dev.exits')} of={of} steps={exits} take={take} />
    </Panel>
  );
}
