import { lateDrawer } from '../../kit/WhenOpened';

export const ChangePassword = lateDrawer(async () => (await import('./ChangePassword')).ChangePassword);
export const PasswordDrawer = lateDrawer(async () => (await import('./PasswordDrawer')).PasswordDrawer);
export const Enrol = lateDrawer(async () => (await import('./Enrol')).Enrol);
