import { late, lateDrawer } from '../../kit/WhenOpened';

export const PlanDrawer = lateDrawer(async () => (await import('./PlanDrawer')).PlanDrawer);
export const ChangeDrawer = lateDrawer(async () => (await import('./ChangeDrawer')).ChangeDrawer);
export const CancelDrawer = lateDrawer(async () => (await import('./CancelDrawer')).CancelDrawer);
export const CorrectDrawer = lateDrawer(async () => (await import('./CorrectDrawer')).CorrectDrawer);
export const ThemedDayDrawer = lateDrawer(async () => (await import('./ThemedDayDrawer')).ThemedDayDrawer);
export const LeaveDrawer = lateDrawer(async () => (await import('./LeaveDrawer')).LeaveDrawer);

/** They are there as long as something is reported on, or a step is noted. */
export const ReportDrawer = late(
  async () => (await import('./ReportDrawer')).ReportDrawer,
  () => true,
);
export const StepDrawer = late(
  async () => (await import('./StepDrawer')).StepDrawer,
  () => true,
);
