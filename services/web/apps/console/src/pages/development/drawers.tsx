import { lateDrawer } from '../../kit/WhenOpened';

export const OpenDrawer = lateDrawer(async () => (await import('./OpenDrawer')).OpenDrawer);
export const EditDrawer = lateDrawer(async () => (await import('./EditDrawer')).EditDrawer);
export const StepDrawer = lateDrawer(async () => (await import('./StepDrawer')).StepDrawer);
export const NoticeDrawer = lateDrawer(async () => (await import('./NoticeDrawers')).NoticeDrawer);
export const ObjectionDrawer = lateDrawer(async () => (await import('./NoticeDrawers')).ObjectionDrawer);
export const SettleDrawer = lateDrawer(async () => (await import('./NoticeDrawers')).SettleDrawer);
export const ReasonDrawer = lateDrawer(async () => (await import('./ReasonDrawer')).ReasonDrawer);
export const PaperDrawer = lateDrawer(async () => (await import('./PaperDrawer')).PaperDrawer);
export const PlaceDrawer = lateDrawer(async () => (await import('./PlaceDrawer')).PlaceDrawer);
export const QuotaDrawer = lateDrawer(async () => (await import('./QuotaDrawer')).QuotaDrawer);
export const SpecialDrawer = lateDrawer(async () => (await import('./SpecialDrawer')).SpecialDrawer);
export const PoolReviewDrawer = lateDrawer(async () => (await import('./PoolReviewDrawer')).PoolReviewDrawer);
