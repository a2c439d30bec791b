import { type ComponentProps, lazy } from 'react';
import { lateDrawer, WhenOpened } from '../../kit/WhenOpened';

const ReportDrawerCode = lazy(async () => ({ default: (await import('./ReportDrawer')).ReportDrawer }));

export const PlanDrawer = lateDrawer(async () => (await import('./PlanDrawer')).PlanDrawer);
export const ChangeDrawer = lateDrawer(async () => (await import('./PlanDrawer')).ChangeDrawer);
export const CancelDrawer = lateDrawer(async () => (await import('./CancelDrawer')).CancelDrawer);
export const CorrectDrawer = lateDrawer(async () => (await import('./CorrectDrawer')).CorrectDrawer);
export const LeaveDrawer = lateDrawer(async () => (await import('./LeaveDrawer')).LeaveDrawer);

/** It is there as long as something is reported on. */
export function ReportDrawer(props: ComponentProps<typeof ReportDrawerCode>) {
  return (
    <WhenOpened open>
      <ReportDrawerCode {...props} />
    </WhenOpened>
  );
}
