import { late, lateDrawer } from '../../kit/WhenOpened';

export const BehindDrawer = late(
  async () => (await import('./BehindDrawer')).BehindDrawer,
  ({ figure }) => figure !== undefined,
);
export const FreezeDrawer = lateDrawer(async () => (await import('./FreezeDrawer')).FreezeDrawer);
