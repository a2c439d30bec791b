import { type ComponentProps, lazy } from 'react';
import type { ElectionDetail, ElectionStep } from '../../api/elections';
import { lateDrawer, WhenOpened } from '../../kit/WhenOpened';

const PlanCode = lazy(async () => ({ default: (await import('./PlanDrawer')).PlanDrawer }));
const DelegatesCode = lazy(async () => ({ default: (await import('./DelegatesDrawer')).DelegatesDrawer }));
const CODE = {
  change: lazy(async () => ({ default: (await import('./ChangeDrawer')).ChangeDrawer })),
  allot: lazy(async () => ({ default: (await import('./AllotDrawer')).AllotDrawer })),
  mark: lazy(async () => ({ default: (await import('./MarkDrawer')).MarkDrawer })),
  nominate: lazy(async () => ({ default: (await import('./NominateDrawer')).NominateDrawer })),
  begin: lazy(async () => ({ default: (await import('./BeginDrawer')).BeginDrawer })),
  count: lazy(async () => ({ default: (await import('./CountDrawer')).CountDrawer })),
  finish: lazy(async () => ({ default: (await import('./FinishDrawer')).FinishDrawer })),
  approve_shift: lazy(async () => ({ default: (await import('./PaperDrawers')).ShiftDrawer })),
  approve_congress: lazy(async () => ({ default: (await import('./PaperDrawers')).CongressDrawer })),
  confirm: lazy(async () => ({ default: (await import('./PaperDrawers')).ConfirmDrawer })),
  refuse: lazy(async () => ({ default: (await import('./PaperDrawers')).RefuseDrawer })),
  take_back: lazy(async () => ({ default: (await import('./PaperDrawers')).TakeBackDrawer })),
  cancel: lazy(async () => ({ default: (await import('./PaperDrawers')).CancelDrawer })),
} satisfies Record<ElectionStep, unknown>;

export function PlanDrawer(props: ComponentProps<typeof PlanCode>) {
  return (
    <WhenOpened open={props.open}>
      <PlanCode key={props.unit ?? 'any'} {...props} />
    </WhenOpened>
  );
}

export function DelegatesDrawer(props: ComponentProps<typeof DelegatesCode>) {
  return (
    <WhenOpened open={props.seats !== null}>
      <DelegatesCode key={props.seats?.unit_id ?? 'none'} {...props} />
    </WhenOpened>
  );
}

export const AskDrawer = lateDrawer(async () => (await import('../unit-requests/AskDrawer')).AskDrawer);

export interface StepProps {
  of: ElectionDetail;
  onClose: () => void;
}

/** The drawer of one step. */
export function StepDrawer({ step, ...props }: StepProps & { step: ElectionStep | undefined }) {
  if (!step) return null;
  const Code = CODE[step];
  return (
    <WhenOpened open>
      <Code {...props} />
    </WhenOpened>
  );
}
