import { late, lateDrawer } from '../../kit/WhenOpened';

const certificates = () => import('./panels/CertificateDrawer');
const steps = () => import('./panels/DispositionSteps');

export const EditDrawer = lateDrawer(async () => (await import('./edit/EditDrawer')).EditDrawer);
export const RevealModal = late(
  async () => (await import('./reveal/RevealModal')).RevealModal,
  ({ request }) => request !== undefined,
);
export const ExportModal = lateDrawer(async () => (await import('./reveal/ExportModal')).ExportModal);
export const FloatingDrawer = lateDrawer(async () => (await import('./panels/FloatingDrawer')).FloatingDrawer);
export const ContactDrawer = lateDrawer(async () => (await import('./panels/ContactDrawer')).ContactDrawer);
export const CertificateDrawer = lateDrawer(async () => (await certificates()).CertificateDrawer);
export const CancelCertificate = lateDrawer(async () => (await certificates()).CancelCertificate);
export const LostDrawer = lateDrawer(async () => (await import('./panels/LostDrawer')).LostDrawer);
export const ExemptDrawer = lateDrawer(async () => (await import('./panels/ExemptDrawer')).ExemptDrawer);
export const RightsDrawer = lateDrawer(async () => (await import('./panels/RightsDrawer')).RightsDrawer);
export const DispositionDrawer = lateDrawer(async () => (await import('./panels/DispositionDrawer')).DispositionDrawer);
export const ApproveDisposition = lateDrawer(async () => (await steps()).ApproveDisposition);
export const LiftDisposition = lateDrawer(async () => (await steps()).LiftDisposition);
export const CourseDrawer = lateDrawer(async () => (await import('./panels/CourseDrawer')).CourseDrawer);
export const EndSpell = lateDrawer(async () => (await import('./panels/EndSpell')).EndSpell);
