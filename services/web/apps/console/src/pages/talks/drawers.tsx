import { lateDrawer } from '../../kit/WhenOpened';

export const EnterDrawer = lateDrawer(async () => (await import('./TalkDrawer')).EnterDrawer);
export const CorrectDrawer = lateDrawer(async () => (await import('./TalkDrawer')).CorrectDrawer);
