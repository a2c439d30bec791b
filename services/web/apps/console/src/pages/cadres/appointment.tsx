import { useParams } from '@tanstack/react-router';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { type Appointment, type AppointmentStep, appointment } from '../../api/cadres';
import { queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Cited } from '../../kit/Cited';
import { Facts } from '../../kit/Facts';
import { Page as Frame, Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { StepDrawer } from './drawers';
import { TONES } from './look';
import './cadres.css';

interface Args {
  params: { appointmentId: string };
}

export const loader = ({ params }: Args) => queryClient.ensureQueryData(appointment(params.appointmentId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<Appointment>(appointment(params.appointmentId).queryKey);
  return [{ label: t('nav.cadres'), to: pb.cadres({ tab: 'appointments' }) }, { label: of?.cadre_name ?? '' }];
};

/** What the reader can do now; what stands against the main step is said before it is pressed. */
function Next({ of, onStep }: { of: Appointment; onStep: (step: AppointmentStep) => void }) {
  const { t } = useI18n();
  if (of.next.length === 0) return null;
  const against = of.next.find((one) => one.main)?.against ?? [];
  return (
    <Panel title={t('appointment.next')}>
      {against.map((one) => (
        <p key={one.code}>{one.detail}</p>
      ))}
      <div className="next-deeds">
        {of.next.map((one) => (
          <Action
            key={one.step}
            type={one.main && one.against.length === 0 ? 'primary' : 'default'}
            onClick={() => onStep(one.step)}
          >
            {t(`appointmentStep.${one.step}`)}
          </Action>
        ))}
      </div>
    </Panel>
  );
}

function Objections({ of }: { of: Appointment }) {
  const { t, locale } = useI18n();
  if (of.objections.length === 0) return null;
  return (
    <Panel title={t('appointment.objections')}>
      <ul className="cadre-list">
        {of.objections.map((one) => (
          <li key={one.id}>
            <p>
              <time dateTime={one.raised_on}>{date(one.raised_on, locale)}</time> {one.text}
            </p>
            <p className="quiet">
              {one.settled_on
                ? `${date(one.settled_on, locale)} ${t(`appointment.upheld.${one.upheld ? 'yes' : 'no'}`)}：${one.result ?? ''}`
                : t('appointment.notSettled')}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Steps({ of }: { of: Appointment }) {
  const { t, locale } = useI18n();
  return (
    <Panel title={t('appointment.steps')}>
      <ol className="cadre-list">
        {of.steps.map((one) => (
          <li key={one.recorded_at + one.step}>
            <time dateTime={one.on}>{date(one.on, locale)}</time> <strong>{t(`appointmentStep.${one.step}`)}</strong>
            {one.reason && <p className="quiet">{one.reason}</p>}
          </li>
        ))}
      </ol>
      <ul className="cadre-list quiet">
        {of.rests_on.map((one) => (
          <li key={one.rule}>
            <Cited basis={one} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** One appointment: what is to be done, the notice, what was raised, the probation. */
export function Page() {
  const { t, locale } = useI18n();
  const { appointmentId } = useParams({ strict: false }) as { appointmentId: string };
  const of = usePrefetched(appointment(appointmentId));
  const [step, setStep] = useState<AppointmentStep>();
  const span =
    of.notice_from && of.notice_until
      ? t('appointment.noticeSpan', {
          from: date(of.notice_from, locale),
          until: date(of.notice_until, locale),
          days: of.notice_working_days ?? 0,
        })
      : null;
  return (
    <Frame
      title={t('appointment.titleOf', { name: of.cadre_name, post: of.post })}
      signs={<Sign tone={TONES[of.state]}>{t(`appointmentState.${of.state}`)}</Sign>}
      lead={t(`appointmentKind.${of.kind}`)}
    >
      <Next of={of} onStep={setStep} />
      <Panel title={t('appointment.facts')}>
        <Facts
          facts={[
            { label: t('cadre.name'), value: <Go to={pb.cadre(of.cadre_id)}>{of.cadre_name}</Go> },
            { label: t('cadre.unit'), value: of.unit_name },
            { label: t('appointment.post'), value: of.post },
            { label: t('appointment.removes'), value: of.removes },
            { label: t('appointment.reason'), value: of.reason, wide: true },
            { label: t('appointment.discussedOn'), value: date(of.discussed_on, locale) },
            { label: t('appointment.notice'), value: span },
            { label: t('appointment.place'), value: of.notice_place },
            { label: t('appointment.decidedOn'), value: of.decided_on && date(of.decided_on, locale) },
            { label: t('appointment.docNo'), value: of.doc_no },
            { label: t('appointment.probation'), value: of.probation_until && date(of.probation_until, locale) },
          ]}
        />
        {span && !of.notice_certain && <p className="quiet">{t('appointment.noticeUncertain')}</p>}
      </Panel>
      <Objections of={of} />
      <Steps of={of} />
      <StepDrawer key={step ?? 'none'} of={of} step={step} onClose={() => setStep(undefined)} />
    </Frame>
  );
}
