import { useParams } from '@tanstack/react-router';
import { dateTime } from '@zhibu/format';
import { useState } from 'react';
import { queryClient } from '../../api/client';
import { type MeetingDetail, meeting } from '../../api/meetings';
import { usePrefetched } from '../../api/prefetched';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Notice } from '../../kit/Notice';
import { Page as Frame } from '../../kit/Page';
import { PdfButton } from '../../kit/PdfButton';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { today } from '../posts/term';
import { AgendaPanel } from './AgendaPanel';
import { AttendancePanel } from './AttendancePanel';
import { STATES } from './columns';
import { CancelDrawer, ChangeDrawer, CorrectDrawer } from './drawers';
import { FiledPanel } from './FiledPanel';
import { FilePanel } from './FilePanel';
import { FollowUpsPanel } from './FollowUpsPanel';
import { RecordPanel } from './RecordPanel';
import { ResultsPanel } from './ResultsPanel';
import { remedies } from './record';
import { StepsPanel } from './StepsPanel';
import { VersionsPanel } from './VersionsPanel';
import './meetings.css';

interface Args {
  params: { meetingId: string };
}

export const loader = ({ params }: Args) => queryClient.ensureQueryData(meeting(params.meetingId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<MeetingDetail>(meeting(params.meetingId).queryKey);
  return [{ label: t('nav.meetings'), to: pb.meetings(of && { unit: of.unit_id }) }, { label: of?.subject ?? '' }];
};

type Opened = 'change' | 'cancel' | 'correct';

function Actions({ of, open }: { of: MeetingDetail; open: (drawer: Opened) => void }) {
  const { t } = useI18n();
  const reach = of.actions.includes('update') ? undefined : t('unit.outOfReach');
  const action = (drawer: Opened, label: string) => (
    <Action key={drawer} needs="meetings.record" blocked={reach} onClick={() => open(drawer)}>
      {label}
    </Action>
  );
  return (
    <>
      {(of.state === 'planned' || of.state === 'held') && action('change', t('common.edit'))}
      {of.state === 'planned' && action('cancel', t('meeting.cancel'))}
      {of.state === 'filed' && action('correct', t('meeting.correct'))}
      {(of.state === 'held' || of.state === 'filed') && (
        <PdfButton path={`/api/records/meetings/${of.id}/minutes.pdf`} name={of.subject} />
      )}
    </>
  );
}

/** What is to be done with a meeting, by how far it has got; whoever may only read sees the record. */
function Parts({ of }: { of: MeetingDetail }) {
  const { t } = useI18n();
  const writes = of.actions.includes('update');
  if (of.state === 'cancelled') {
    return (
      <Notice tone="info" title={t('meetingState.cancelled')}>
        {of.cancel_reason}
      </Notice>
    );
  }
  if (of.state === 'filed' || !writes) {
    return (
      <>
        {of.state !== 'filed' && <StepsPanel of={of} />}
        <FiledPanel of={of} />
        {of.state === 'filed' && <StepsPanel of={of} />}
        {of.state === 'filed' && <VersionsPanel of={of} />}
      </>
    );
  }
  return (
    <>
      <StepsPanel of={of} />
      {of.state === 'planned' && <AgendaPanel of={of} />}
      <AttendancePanel of={of} today={today()} />
      {of.state === 'held' && (
        <>
          {remedies(of) && <FollowUpsPanel unit={of.unit_id} />}
          <RecordPanel of={of} />
          <FilePanel of={of} />
        </>
      )}
    </>
  );
}

export function Page() {
  const { t, locale } = useI18n();
  const { meetingId } = useParams({ strict: false }) as { meetingId: string };
  const of = usePrefetched(meeting(meetingId));
  const [opened, open] = useState<Opened>();
  const close = () => open(undefined);
  const state = STATES[of.state];
  return (
    <Frame
      title={of.subject}
      signs={
        <span className="signs">
          {of.kinds.map((kind) => (
            <Sign key={kind}>{t(`meetingKind.${kind}`)}</Sign>
          ))}
          <Sign tone={state}>{t(`meetingState.${of.state}`)}</Sign>
        </span>
      }
      lead={
        <>
          <Go to={pb.meetings({ unit: of.unit_id })}>{of.unit_name}</Go>
          {` · ${dateTime(of.started_at ?? of.planned_start, locale)}`}
          {of.place && ` · ${of.place}`}
        </>
      }
      actions={<Actions of={of} open={open} />}
    >
      <Parts key={of.id} of={of} />
      <ResultsPanel of={of} />
      <ChangeDrawer open={opened === 'change'} of={of} onClose={close} />
      <CancelDrawer open={opened === 'cancel'} of={of} onClose={close} />
      <CorrectDrawer open={opened === 'correct'} of={of} onClose={close} />
    </Frame>
  );
}
