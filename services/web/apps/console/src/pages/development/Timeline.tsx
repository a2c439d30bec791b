import { date } from '@zhibu/format';
import type { DevelopmentFile, Step } from '../../api/development';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { PdfButton } from '../../kit/PdfButton';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import { Findings } from './Findings';
import { trainedFor } from './words';

/** The figures of a vote in one line. */
function Vote({ vote }: { vote: NonNullable<Step['vote']> }) {
  const { t } = useI18n();
  const written = vote.written_yes + vote.written_no > 0;
  return (
    <>
      <p>
        <Sign tone={vote.verdict === 'passed' ? 'good' : 'warn'}>{word(t, 'devVerdict', vote.verdict)}</Sign>{' '}
        {vote.method === 'hands' && `${word(t, 'devBallot', 'hands')} `}
        {t('dev.voteLine', { ...vote })}
      </p>
      {written && <p>{t('dev.written', { yes: vote.written_yes, no: vote.written_no })}</p>}
    </>
  );
}

/** What else was written down. */
function Details({ step }: { step: Step }) {
  const { t } = useI18n();
  const trained = trainedFor(t, step);
  return (
    <>
      {step.vote && <Vote vote={step.vote} />}
      {step.meeting_id && (
        <p>
          <Go to={pb.meeting(step.meeting_id)}>{t('dev.atMeeting')}</Go>
        </p>
      )}
      {trained && <p>{trained}</p>}
      {step.months && <p>{t('dev.monthsLine', { n: step.months })}</p>}
      {step.body && <p>{t('dev.bodyLine', { name: step.body.name })}</p>}
      {step.note && <p className="dev-note">{step.note}</p>}
      {step.back_filled_reason && (
        <p className="quiet">{t('dev.wasBackFilled', { reason: step.back_filled_reason })}</p>
      )}
      {step.retracted && <p className="quiet">{t('dev.wasRetracted', { reason: step.retracted.reason })}</p>}
      {step.warnings.length > 0 && (
        <details>
          <summary>{t('dev.warnings', { n: step.warnings.length })}</summary>
          <Findings of={step.warnings} />
        </details>
      )}
    </>
  );
}

function One({ of, step }: { of: DevelopmentFile; step: Step }) {
  const { t, locale } = useI18n();
  const tone = step.retracted ? 'plain' : step.fulfils ? 'good' : 'warn';
  return (
    <li className={step.retracted ? 'dev-step retracted' : 'dev-step'}>
      <time dateTime={step.decided_on}>{date(step.decided_on, locale)}</time>
      <div>
        <h3>
          {step.name}{' '}
          <Sign tone={tone}>{step.retracted ? t('dev.retracted') : word(t, 'devOutcome', step.outcome)}</Sign>
        </h3>
        <p className="quiet">
          {[
            step.no && t('dev.stepNo', { no: step.no }),
            word(t, 'devStage', step.stage),
            step.recorded_after > 0 && t('dev.recordedLate', { n: step.recorded_after }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <Details step={step} />
        {step.vote && !step.retracted && (
          <PdfButton
            small
            path={`/api/records/development/files/${of.id}/steps/${step.id}/resolution.pdf`}
            name={t('dev.resolutionOf', { day: date(step.decided_on, locale) })}
          />
        )}
      </div>
    </li>
  );
}

/** What was done, latest last, in the stages of the procedure. */
export function Timeline({ of, retract }: { of: DevelopmentFile; retract: () => void }) {
  const { t } = useI18n();
  const last = of.steps.filter((step) => !step.retracted).at(-1);
  const may = of.actions.includes('update') && !of.closed_on && last !== undefined && last.number > 1;
  return (
    <Panel
      title={t('dev.done')}
      extra={
        may && (
          <Action needs="development.record" size="small" onClick={retract}>
            {t('dev.retract')}
          </Action>
        )
      }
    >
      {of.steps.length === 0 ? (
        <p className="quiet">{t('dev.doneNone')}</p>
      ) : (
        <ol className="dev-timeline">
          {of.steps.map((step) => (
            <One key={step.id} of={of} step={step} />
          ))}
        </ol>
      )}
    </Panel>
  );
}
