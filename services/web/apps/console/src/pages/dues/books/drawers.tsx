import { late, lateDrawer } from '../../../kit/WhenOpened';

export const EntryDrawer = lateDrawer(async () => (await import('./EntryDrawer')).EntryDrawer);
export const ReverseEntryDrawer = late(
  async () => (await import('./ReverseEntryDrawer')).ReverseEntryDrawer,
  ({ entry }) => entry !== undefined,
);
export const SendDrawer = late(
  async () => (await import('./SendDrawer')).SendDrawer,
  ({ kind }) => kind !== undefined,
);
export const ShareDrawer = lateDrawer(async () => (await import('./ShareDrawer')).ShareDrawer);
export const ConfirmDrawer = late(
  async () => (await import('./ConfirmDrawer')).ConfirmDrawer,
  ({ sent }) => sent !== undefined,
);
export const RefuseDrawer = late(
  async () => (await import('./RefuseDrawer')).RefuseDrawer,
  ({ sent }) => sent !== undefined,
);
export const SpendDrawer = lateDrawer(async () => (await import('./SpendDrawer')).SpendDrawer);
export const ExtraDrawer = lateDrawer(async () => (await import('./ExtraDrawer')).ExtraDrawer);
export const ChooseDrawer = late(
  async () => (await import('./LineDrawers')).ChooseDrawer,
  ({ line }) => line !== undefined,
);
export const AsideDrawer = late(
  async () => (await import('./LineDrawers')).AsideDrawer,
  ({ line }) => line !== undefined,
);
