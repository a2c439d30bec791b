import { late, lateDrawer } from '../../kit/WhenOpened';

export const AskDrawer = lateDrawer(async () => (await import('./AskDrawer')).AskDrawer);
export const DecideDrawer = late(
  async () => (await import('./DecideDrawer')).DecideDrawer,
  ({ correction }) => correction !== undefined,
);
