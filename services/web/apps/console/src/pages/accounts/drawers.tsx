import { late } from '../../kit/WhenOpened';

export const AccountDrawer = late(
  async () => (await import('./AccountDrawer')).AccountDrawer,
  ({ id }) => id !== undefined,
);
