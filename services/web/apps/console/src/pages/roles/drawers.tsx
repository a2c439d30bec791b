import { lateDrawer } from '../../kit/WhenOpened';

export const GrantDrawer = lateDrawer(async () => (await import('./GrantDrawer')).GrantDrawer);
