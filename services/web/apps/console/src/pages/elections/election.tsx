import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient } from '../../api/client';
import { type ElectionDetail, type ElectionStep, election } from '../../api/elections';
import { usePrefetched } from '../../api/prefetched';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { findingText } from '../../kit/finding';
import { Notice } from '../../kit/Notice';
import { Page as Frame, Panel } from '../../kit/Page';
import { PdfButton } from '../../kit/PdfButton';
import { RuleBasis } from '../../kit/RuleBasis';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { Congress } from './Congress';
import { StepDrawer } from './drawers';
import { mainStep, STAGES, TONES } from './look';
import { Candidates, Plan, Result, Rounds, Voters } from './Parts';
import './elections.css';

interface Args {
  params: { electionId: string };
}

export const loader = ({ params }: Args) => queryClient.ensureQueryData(election(params.electionId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<ElectionDetail>(election(params.electionId).queryKey);
  return [{ label: t('nav.elections'), to: pb.elections() }, { label: of?.unit_name ?? '' }];
};

/** Where it stands on its way. */
function Stages({ of }: { of: ElectionDetail }) {
  const { t } = useI18n();
  const now = (STAGES as readonly string[]).indexOf(of.state);
  return (
    <ol className="election-stages" aria-label={t('election.stages')}>
      {STAGES.map((stage, at) => (
        <li key={stage} className={at <= now ? 'done' : undefined} aria-current={at === now ? 'step' : undefined}>
          {t(`electionStage.${stage}`)}
        </li>
      ))}
    </ol>
  );
}

/** What stands in the way, each with the rule it rests on. */
function Findings({ of }: { of: ElectionDetail }) {
  return of.findings.map((one, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: findings have a fixed order
    <Notice key={at} tone={one.weight === 'block' ? 'bad' : 'warn'} title={findingText(one)}>
      {one.basis && <RuleBasis {...one.basis} />}
    </Notice>
  ));
}

/** What is to be done now: one clear button, and beside it what else is possible. */
function Next({ of, onStep }: { of: ElectionDetail; onStep: (step: ElectionStep) => void }) {
  const { t } = useI18n();
  const main = mainStep(of);
  const others = of.next.filter((step) => step !== main);
  if (!of.awaits) return null;
  const who = of.awaits === 'above' ? (of.above_name ?? t('electionTurn.above')) : of.unit_name;
  return (
    <Panel title={t('transfer.next')}>
      <Stages of={of} />
      <p>{main ? t(`electionWhat.${main}`) : t('transfer.waitsFor', { who })}</p>
      <div className="next-deeds">
        {main && (
          <Action type="primary" size="large" onClick={() => onStep(main)}>
            {t(`electionStep.${main}`)}
          </Action>
        )}
        {others.map((step) => (
          <Action
            key={step}
            danger={step === 'refuse' || step === 'cancel' || step === 'take_back'}
            onClick={() => onStep(step)}
          >
            {t(`electionStep.${step}`)}
          </Action>
        ))}
      </div>
    </Panel>
  );
}

/** One election, step by step: what is to be done, who votes, who stands, what was counted, what came of it. */
export function Page() {
  const { t } = useI18n();
  const { electionId } = useParams({ strict: false }) as { electionId: string };
  const of = usePrefetched(election(electionId));
  const [step, take] = useState<ElectionStep>();
  return (
    <Frame
      title={t(of.kind === 'delegates' ? 'congress.titleOf' : 'election.titleOf', { unit: of.unit_name })}
      signs={<Sign tone={TONES[of.state]}>{t(`electionState.${of.state}`)}</Sign>}
      actions={
        of.result.length > 0 && (
          <>
            <PdfButton path={`/api/records/elections/${of.id}/result.pdf`} name={t('election.report')} />
            <Go to={pb.electionReport(of.id)}>{t('election.report')}</Go>
          </>
        )
      }
    >
      {of.reason && <Notice tone="warn" title={of.reason} />}
      <Findings of={of} />
      <Next of={of} onStep={take} />
      <Result of={of} />
      <Rounds of={of} />
      <Candidates of={of} />
      {of.congress && <Congress of={of} congress={of.congress} />}
      <Voters of={of} />
      <Plan of={of} />
      <StepDrawer key={step ?? 'none'} step={step} of={of} onClose={() => take(undefined)} />
    </Frame>
  );
}
