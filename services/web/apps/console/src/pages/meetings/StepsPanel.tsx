import { date } from '@zhibu/format';
import { useState } from 'react';
import { queryClient } from '../../api/client';
import { type LifeStep, MEETING_STALE, type MeetingDetail, meeting, takeBackStep } from '../../api/meetings';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { type T, useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Notice } from '../../kit/Notice';
import { Panel } from '../../kit/Page';
import { PaperLink } from '../../kit/PaperLink';
import { RuleBasis } from '../../kit/RuleBasis';
import { Sign, type Tone } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { StepDrawer } from './drawers';
import { Progress } from './Progress';

const TONES: Record<LifeStep['state'], Tone> = { done: 'good', open: 'wait', missing: 'warn' };

/** What is counted of a step, in words; nothing where nothing is. */
function counted(t: T, { step, count, of }: LifeStep): string | undefined {
  if (typeof count !== 'number') return undefined;
  if (step === 'talks') return t('life.talked', { count, of: of ?? count });
  return step === 'topic' ? t('life.asked', { count }) : undefined;
}

/** What was said of a step, by whom, and the paper that shows it. */
function Said({ of }: { of: LifeStep }) {
  const { t } = useI18n();
  const { note, noted_by: by, paper } = of;
  if (!note && !by && !paper) return null;
  return (
    <p className="quiet">
      {note} {paper && (paper.gone ? paper.title : <PaperLink of={paper.document_id}>{paper.title}</PaperLink>)}{' '}
      {by && t('life.notedBy', { name: by.name })}
    </p>
  );
}

/** What may be done about a step that is noted by hand. */
function Noting({ of, step, open }: { of: MeetingDetail; step: LifeStep; open: (step: LifeStep) => void }) {
  const { t } = useI18n();
  const confirm = useConfirm();
  const back = useAction<void, MeetingDetail>({
    run: () => takeBackStep(of, step.step),
    stale: MEETING_STALE,
    done: t('life.takenBack'),
    onDone: (saved) => queryClient.setQueryData(meeting(of.id).queryKey, saved),
  });
  const done = step.state === 'done';
  const name = t(`lifeStep.${step.step}`);
  return (
    <span className="meeting-answers">
      <Action
        size="small"
        needs="meetings.record"
        aria-label={t(done ? 'life.changeOf' : 'life.noteOf', { step: name })}
        onClick={() => open(step)}
      >
        {t(done ? 'common.edit' : 'life.note')}
      </Action>
      {done && (
        <Action
          size="small"
          needs="meetings.record"
          loading={back.isPending}
          aria-label={t('life.takeBackOf', { step: name })}
          onClick={() =>
            confirm({
              title: t('life.takeBackAsk', { step: name }),
              ok: t('life.takeBack'),
              danger: true,
              run: () => back.mutateAsync(),
            })
          }
        >
          {t('life.takeBack')}
        </Action>
      )}
    </span>
  );
}

/** How the remedies of the meeting before stand; this one is told of them. */
function Last({ of }: { of: MeetingDetail }) {
  const { t, locale } = useI18n();
  const last = of.life?.last;
  if (!last) return null;
  return (
    <section aria-label={t('life.last')}>
      <h3>{t('life.last')}</h3>
      <p>
        <Go to={pb.meeting(last.meeting_id)}>
          {t('life.lastOf', { day: date(last.day, locale), subject: last.subject })}
        </Go>
      </p>
      {last.progress.total > 0 ? <Progress of={last.progress} /> : <p className="quiet">{t('life.noRemedies')}</p>}
      {last.unreported > 0 && <Notice tone="warn">{t('life.unreported', { n: last.unreported })}</Notice>}
      <RuleBasis {...last.basis} />
    </section>
  );
}

/** An organisational-life meeting from its preparation to its report: what was done when, and what is missing. */
export function StepsPanel({ of }: { of: MeetingDetail }) {
  const { t, locale } = useI18n();
  const [noting, note] = useState<LifeStep>();
  const { life } = of;
  if (!life || (life.steps.length === 0 && !life.last)) return null;
  const writes = of.actions.includes('update') && (of.state === 'planned' || of.state === 'held');
  return (
    <Panel title={t('life.title')}>
      {life.steps.length > 0 && (
        <>
          <ol className="meeting-told">
            {life.steps.map((one) => (
              <li key={one.step}>
                <p>
                  <strong>{t(`lifeStep.${one.step}`)}</strong>{' '}
                  <Sign tone={TONES[one.state]}>{t(`lifeStepState.${one.state}`)}</Sign>{' '}
                  {one.on && date(one.on, locale)} {counted(t, one)}{' '}
                  {writes && !one.derived && <Noting of={of} step={one} open={note} />}
                </p>
                <p className="quiet">{t(`lifeStepWhat.${one.step}`)}</p>
                <Said of={one} />
                {one.step === 'remedies' && of.remedies && <Progress of={of.remedies} />}
              </li>
            ))}
          </ol>
          <RuleBasis {...life.basis} />
        </>
      )}
      <Last of={of} />
      {noting && <StepDrawer of={of} step={noting} onClose={() => note(undefined)} />}
    </Panel>
  );
}
