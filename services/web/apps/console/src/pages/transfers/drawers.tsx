import { late, lateDrawer } from '../../kit/WhenOpened';

export const IntakeDrawer = lateDrawer(async () => (await import('./IntakeDrawer')).IntakeDrawer);
export const OpenDrawer = lateDrawer(async () => (await import('./OpenDrawer')).OpenDrawer);
export const IncomingDrawer = lateDrawer(async () => (await import('./IncomingDrawer')).IncomingDrawer);
export const ChangeDrawer = lateDrawer(async () => (await import('./ChangeDrawer')).ChangeDrawer);
export const StepDrawer = late(
  async () => (await import('./StepDrawer')).StepDrawer,
  ({ next }) => next !== undefined,
);
