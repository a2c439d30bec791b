import { late, lateDrawer } from '../../kit/WhenOpened';

export const AnswerDrawer = late(
  async () => (await import('./AnswerDrawer')).AnswerDrawer,
  ({ erasure }) => erasure !== undefined,
);
export const ConsentDrawer = lateDrawer(async () => (await import('./ConsentDrawer')).ConsentDrawer);
export const RelativeDrawer = lateDrawer(async () => (await import('./RelativeDrawer')).RelativeDrawer);
