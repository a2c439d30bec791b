import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../kit/WhenOpened';

const OpenDrawerCode = lazy(async () => ({ default: (await import('./OpenDrawer')).OpenDrawer }));
const StepDrawerCode = lazy(async () => ({ default: (await import('./StepDrawer')).StepDrawer }));
const NoticeDrawerCode = lazy(async () => ({ default: (await import('./NoticeDrawers')).NoticeDrawer }));
const ObjectionDrawerCode = lazy(async () => ({ default: (await import('./NoticeDrawers')).ObjectionDrawer }));
const SettleDrawerCode = lazy(async () => ({ default: (await import('./NoticeDrawers')).SettleDrawer }));
const ReasonDrawerCode = lazy(async () => ({ default: (await import('./ReasonDrawer')).ReasonDrawer }));
const PlaceDrawerCode = lazy(async () => ({ default: (await import('./PlaceDrawer')).PlaceDrawer }));
const QuotaDrawerCode = lazy(async () => ({ default: (await import('./QuotaDrawer')).QuotaDrawer }));
const SpecialDrawerCode = lazy(async () => ({ default: (await import('./SpecialDrawer')).SpecialDrawer }));
const PoolReviewDrawerCode = lazy(async () => ({ default: (await import('./PoolReviewDrawer')).PoolReviewDrawer }));
const PaperDrawerCode = lazy(async () => ({ default: (await import('./PaperDrawer')).PaperDrawer }));

export function OpenDrawer(props: ComponentProps<typeof OpenDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <OpenDrawerCode {...props} />
    </WhenOpened>
  );
}

export function StepDrawer(props: ComponentProps<typeof StepDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <StepDrawerCode {...props} />
    </WhenOpened>
  );
}

export function NoticeDrawer(props: ComponentProps<typeof NoticeDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <NoticeDrawerCode {...props} />
    </WhenOpened>
  );
}

export function ObjectionDrawer(props: ComponentProps<typeof ObjectionDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <ObjectionDrawerCode {...props} />
    </WhenOpened>
  );
}

export function SettleDrawer(props: ComponentProps<typeof SettleDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <SettleDrawerCode {...props} />
    </WhenOpened>
  );
}

export function ReasonDrawer(props: ComponentProps<typeof ReasonDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <ReasonDrawerCode {...props} />
    </WhenOpened>
  );
}

export function PaperDrawer(props: ComponentProps<typeof PaperDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <PaperDrawerCode {...props} />
    </WhenOpened>
  );
}

export function PlaceDrawer(props: ComponentProps<typeof PlaceDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <PlaceDrawerCode {...props} />
    </WhenOpened>
  );
}

export function QuotaDrawer(props: ComponentProps<typeof QuotaDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <QuotaDrawerCode {...props} />
    </WhenOpened>
  );
}

export function SpecialDrawer(props: ComponentProps<typeof SpecialDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <SpecialDrawerCode {...props} />
    </WhenOpened>
  );
}

export function PoolReviewDrawer(props: ComponentProps<typeof PoolReviewDrawerCode>) {
  return (
    <WhenOpened open={props.open}>
      <PoolReviewDrawerCode {...props} />
    </WhenOpened>
  );
}
