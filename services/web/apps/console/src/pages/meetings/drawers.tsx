import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const PlanDrawerCode = lazy(async () => ({ default: (await import('./PlanDrawer')).PlanDrawer }));
const ChangeDrawerCode = lazy(async () => ({ default: (await import('./PlanDrawer')).ChangeDrawer }));
const CancelDrawerCode = lazy(async () => ({ default: (await import('./CancelDrawer')).CancelDrawer }));
const CorrectDrawerCode = lazy(async () => ({ default: (await import('./CorrectDrawer')).CorrectDrawer }));
const LeaveDrawerCode = lazy(async () => ({ default: (await import('./LeaveDrawer')).LeaveDrawer }));
const ReportDrawerCode = lazy(async () => ({ default: (await import('./ReportDrawer')).ReportDrawer }));

export function PlanDrawer(props: ComponentProps<typeof PlanDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <PlanDrawerCode {...props} />
    </WhenOpened>
  );
}

export function ChangeDrawer(props: ComponentProps<typeof ChangeDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <ChangeDrawerCode {...props} />
    </WhenOpened>
  );
}

export function CancelDrawer(props: ComponentProps<typeof CancelDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <CancelDrawerCode {...props} />
    </WhenOpened>
  );
}

export function LeaveDrawer(props: ComponentProps<typeof LeaveDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <LeaveDrawerCode {...props} />
    </WhenOpened>
  );
}

export function CorrectDrawer(props: ComponentProps<typeof CorrectDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <CorrectDrawerCode {...props} />
    </WhenOpened>
  );
}

/** It is there as long as something is reported on. */
export function ReportDrawer(props: ComponentProps<typeof ReportDrawerCode>) {
  return (
    <WhenOpened open>
      <ReportDrawerCode {...props} />
    </WhenOpened>
  );
}
