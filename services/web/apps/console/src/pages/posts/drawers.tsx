import { late, lateDrawer } from '../../kit/WhenOpened';

export const AppointDrawer = lateDrawer(async () => (await import('./AppointDrawer')).AppointDrawer);
export const EndDrawer = late(
  async () => (await import('./EndDrawer')).EndDrawer,
  ({ post }) => post !== undefined,
);
