import { useParams } from '@tanstack/react-router';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { queryClient } from '../../api/client';
import {
  type ChecklistLine,
  type DevelopmentFile,
  file,
  type NextStep,
  papers,
  retract,
  takeOut,
  withdrawNotice,
} from '../../api/development';
import { usePrefetched } from '../../api/prefetched';
import { codes } from '../../api/records';
import { currentLocale, useI18n, word } from '../../i18n';
import { Page as Frame } from '../../kit/Page';
import { PdfButton } from '../../kit/PdfButton';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import {
  EditDrawer,
  NoticeDrawer,
  ObjectionDrawer,
  PaperDrawer,
  PlaceDrawer,
  ReasonDrawer,
  SettleDrawer,
  SpecialDrawer,
  StepDrawer,
} from './drawers';
import { NextPanel } from './NextPanel';
import { type NoticeAct, NoticesPanel } from './NoticesPanel';
import { PapersPanel } from './PapersPanel';
import { PersonPanel, ReviewsPanel } from './PersonPanel';
import { PlanPanel, SpecialPanel } from './PlanPanel';
import { ThoughtsPanel } from './ThoughtsPanel';
import { Timeline } from './Timeline';
import { STANDING_TONES } from './words';
import './development.css';

interface Args {
  params: { fileId: string };
}

export const loader = ({ params }: Args) => {
  void queryClient.prefetchQuery(papers(params.fileId));
  return Promise.all([
    queryClient.ensureQueryData(file(params.fileId)),
    queryClient.ensureQueryData(codes(currentLocale())),
  ]);
};

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<DevelopmentFile>(file(params.fileId).queryKey);
  return [{ label: t('nav.development'), to: pb.development(of && { unit: of.unit_id }) }, { label: of?.name ?? '' }];
};

type Opened =
  | { kind: 'step'; step: NextStep }
  | { kind: 'notice'; step: NextStep }
  | { kind: 'paper'; line: ChecklistLine }
  | { kind: 'edit' }
  | { kind: 'retract' }
  | { kind: 'place' }
  | { kind: 'takeOut' }
  | { kind: 'special' }
  | NoticeAct;

/** The drawer that is open. */
function Drawers({ of, opened, onClose }: { of: DevelopmentFile; opened: Opened | undefined; onClose: () => void }) {
  const { t } = useI18n();
  const last = of.steps.filter((step) => !step.retracted).at(-1);
  const shell = { open: true, onClose, of };
  switch (opened?.kind) {
    case 'step':
      return <StepDrawer key={opened.step.step} {...shell} step={opened.step} />;
    case 'notice':
      return <NoticeDrawer {...shell} step={opened.step} />;
    case 'object':
      return <ObjectionDrawer {...shell} notice={opened.notice} />;
    case 'settle':
      return <SettleDrawer {...shell} objection={opened.objection} />;
    case 'paper':
      return <PaperDrawer {...shell} line={opened.line} />;
    case 'edit':
      return <EditDrawer {...shell} />;
    case 'place':
      return <PlaceDrawer {...shell} />;
    case 'special':
      return <SpecialDrawer {...shell} />;
    case 'takeOut':
      return (
        <ReasonDrawer
          open
          onClose={onClose}
          title={t('plan.takeOutTitle')}
          help={t('plan.takeOutHelp')}
          submitLabel={t('plan.takeOut')}
          done={t('plan.takenOut')}
          run={(reason) => takeOut(of, reason)}
        />
      );
    case 'withdraw':
      return (
        <ReasonDrawer
          open
          onClose={onClose}
          title={t('dev.withdraw')}
          submitLabel={t('dev.withdraw')}
          done={t('dev.withdrawn')}
          run={(reason) => withdrawNotice(of, opened.notice.id, reason)}
        />
      );
    case 'retract':
      return (
        <ReasonDrawer
          open
          onClose={onClose}
          title={t('dev.retractTitle', { name: last?.name ?? '' })}
          help={t('dev.retractHelp')}
          submitLabel={t('dev.retract')}
          done={t('dev.retracted')}
          run={(reason) => retract(of, reason)}
        />
      );
    default:
      return null;
  }
}

/** One person's way: what comes next, what was done, and what is missing. */
export function Page() {
  const { t, locale } = useI18n();
  const { fileId } = useParams({ strict: false }) as { fileId: string };
  const of = usePrefetched(file(fileId));
  const [opened, open] = useState<Opened>();
  return (
    <Frame
      title={of.name}
      signs={
        <span className="signs">
          <Sign tone={STANDING_TONES[of.standing]}>{word(t, 'devStanding', of.standing)}</Sign>
          {of.state_name !== word(t, 'devStanding', of.standing) && <Sign>{of.state_name}</Sign>}
        </span>
      }
      lead={
        <>
          <Go to={pb.development({ unit: of.unit_id })} className="dev-unit">
            {of.unit_name}
          </Go>
          {` · ${t('dev.since', { day: date(of.since, locale) })} · ${t('dev.progress', { ...of.progress })}`}
        </>
      }
      actions={<PdfButton path={`/api/records/development/files/${of.id}/file.pdf`} name={of.name} />}
    >
      <NextPanel
        of={of}
        take={(step) => open({ kind: 'step', step })}
        notice={(step) => open({ kind: 'notice', step })}
      />
      <PlanPanel
        of={of}
        place={() => open({ kind: 'place' })}
        takeOut={() => open({ kind: 'takeOut' })}
        special={() => open({ kind: 'special' })}
      />
      <SpecialPanel of={of} />
      <NoticesPanel of={of} act={open} />
      <ReviewsPanel of={of} />
      <ThoughtsPanel of={of} add={(line) => open({ kind: 'paper', line })} />
      <Timeline of={of} retract={() => open({ kind: 'retract' })} />
      <PapersPanel of={of} add={(line) => open({ kind: 'paper', line })} />
      <PersonPanel of={of} edit={() => open({ kind: 'edit' })} />
      <Drawers of={of} opened={opened} onClose={() => open(undefined)} />
    </Frame>
  );
}
