import { lateDrawer } from '../../kit/WhenOpened';

export const InviteDrawer = lateDrawer(async () => (await import('./InviteDrawer')).InviteDrawer);
