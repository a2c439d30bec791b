import { late, lateDrawer } from '../../kit/WhenOpened';

export const NewDrawer = lateDrawer(async () => (await import('./NewDrawer')).NewDrawer);
export const ImportDrawer = lateDrawer(async () => (await import('./ImportDrawer')).ImportDrawer);
export const EditDrawer = lateDrawer(async () => (await import('./EditDrawer')).EditDrawer);
export const CheckDrawer = late(
  async () => (await import('./CheckDrawer')).CheckDrawer,
  ({ check }) => check !== undefined,
);
export const ProposeDrawer = lateDrawer(async () => (await import('./ProposeDrawer')).ProposeDrawer);
export const StepDrawer = late(
  async () => (await import('./StepDrawer')).StepDrawer,
  ({ step }) => step !== undefined,
);
