import { lateDrawer } from '../../kit/WhenOpened';

export const UnitDrawer = lateDrawer(async () => (await import('./UnitDrawer')).UnitDrawer);
export const VisitorDrawer = lateDrawer(async () => (await import('./VisitorDrawer')).VisitorDrawer);
export const MoveDrawer = lateDrawer(async () => (await import('./MoveDrawer')).MoveDrawer);
export const MergeDrawer = lateDrawer(async () => (await import('./MergeDrawer')).MergeDrawer);
export const DissolveDrawer = lateDrawer(async () => (await import('./DissolveDrawer')).DissolveDrawer);
