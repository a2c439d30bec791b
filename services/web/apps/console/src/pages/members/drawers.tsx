import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const EditDrawerCode = lazy(async () => ({ default: (await import('./edit/EditDrawer')).EditDrawer }));
const RevealModalCode = lazy(async () => ({ default: (await import('./reveal/RevealModal')).RevealModal }));
const ExportModalCode = lazy(async () => ({ default: (await import('./reveal/ExportModal')).ExportModal }));
const FloatingDrawerCode = lazy(async () => ({ default: (await import('./panels/FloatingDrawer')).FloatingDrawer }));
const ContactDrawerCode = lazy(async () => ({ default: (await import('./panels/ContactDrawer')).ContactDrawer }));
const certificates = () => import('./panels/CertificateDrawer');
const CertificateDrawerCode = lazy(async () => ({ default: (await certificates()).CertificateDrawer }));
const CancelCertificateCode = lazy(async () => ({ default: (await certificates()).CancelCertificate }));
const LostDrawerCode = lazy(async () => ({ default: (await import('./panels/LostDrawer')).LostDrawer }));
const ExemptDrawerCode = lazy(async () => ({ default: (await import('./panels/ExemptDrawer')).ExemptDrawer }));
const RightsDrawerCode = lazy(async () => ({ default: (await import('./panels/RightsDrawer')).RightsDrawer }));
const DispositionDrawerCode = lazy(async () => ({
  default: (await import('./panels/DispositionDrawer')).DispositionDrawer,
}));
const ApproveDispositionCode = lazy(async () => ({
  default: (await import('./panels/DispositionSteps')).ApproveDisposition,
}));
const LiftDispositionCode = lazy(async () => ({
  default: (await import('./panels/DispositionSteps')).LiftDisposition,
}));
const CourseDrawerCode = lazy(async () => ({ default: (await import('./panels/CourseDrawer')).CourseDrawer }));
const EndSpellCode = lazy(async () => ({ default: (await import('./panels/EndSpell')).EndSpell }));

export function EditDrawer(props: ComponentProps<typeof EditDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <EditDrawerCode {...props} />
    </WhenOpened>
  );
}

export function RevealModal(props: ComponentProps<typeof RevealModalCode>) {
  return (
    <WhenOpened open={props.request !== undefined}>
      <RevealModalCode {...props} />
    </WhenOpened>
  );
}

export function ExportModal(props: ComponentProps<typeof ExportModalCode>) {
  return (
    <WhenOpened open={props.open}>
      <ExportModalCode {...props} />
    </WhenOpened>
  );
}

export function FloatingDrawer(props: ComponentProps<typeof FloatingDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <FloatingDrawerCode {...props} />
    </WhenOpened>
  );
}

export function ContactDrawer(props: ComponentProps<typeof ContactDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <ContactDrawerCode {...props} />
    </WhenOpened>
  );
}

export function CertificateDrawer(props: ComponentProps<typeof CertificateDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <CertificateDrawerCode {...props} />
    </WhenOpened>
  );
}

export function CancelCertificate(props: ComponentProps<typeof CancelCertificateCode>) {
  return (
    <WhenOpened open={props.open}>
      <CancelCertificateCode {...props} />
    </WhenOpened>
  );
}

export function LostDrawer(props: ComponentProps<typeof LostDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <LostDrawerCode {...props} />
    </WhenOpened>
  );
}

export function ExemptDrawer(props: ComponentProps<typeof ExemptDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <ExemptDrawerCode {...props} />
    </WhenOpened>
  );
}

export function RightsDrawer(props: ComponentProps<typeof RightsDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <RightsDrawerCode {...props} />
    </WhenOpened>
  );
}

export function DispositionDrawer(props: ComponentProps<typeof DispositionDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <DispositionDrawerCode {...props} />
    </WhenOpened>
  );
}

export function ApproveDisposition(props: ComponentProps<typeof ApproveDispositionCode>) {
  return (
    <WhenOpened open={props.open}>
      <ApproveDispositionCode {...props} />
    </WhenOpened>
  );
}

export function LiftDisposition(props: ComponentProps<typeof LiftDispositionCode>) {
  return (
    <WhenOpened open={props.open}>
      <LiftDispositionCode {...props} />
    </WhenOpened>
  );
}

export function CourseDrawer(props: ComponentProps<typeof CourseDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <CourseDrawerCode {...props} />
    </WhenOpened>
  );
}

export function EndSpell(props: ComponentProps<typeof EndSpellCode>) {
  return (
    <WhenOpened open={props.open}>
      <EndSpellCode {...props} />
    </WhenOpened>
  );
}
