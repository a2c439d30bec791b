import { type ComponentProps, lazy } from 'react';
import { WhenOpened } from '../../../kit/WhenOpened';

const EntryCode = lazy(async () => ({ default: (await import('./EntryDrawer')).EntryDrawer }));
const ReverseCode = lazy(async () => ({ default: (await import('./ReverseEntryDrawer')).ReverseEntryDrawer }));
const SendCode = lazy(async () => ({ default: (await import('./SendDrawer')).SendDrawer }));
const ShareCode = lazy(async () => ({ default: (await import('./ShareDrawer')).ShareDrawer }));
const ConfirmCode = lazy(async () => ({ default: (await import('./ConfirmDrawer')).ConfirmDrawer }));
const RefuseCode = lazy(async () => ({ default: (await import('./RefuseDrawer')).RefuseDrawer }));
const SpendCode = lazy(async () => ({ default: (await import('./SpendDrawer')).SpendDrawer }));
const ChooseCode = lazy(async () => ({ default: (await import('./LineDrawers')).ChooseDrawer }));
const AsideCode = lazy(async () => ({ default: (await import('./LineDrawers')).AsideDrawer }));
const ExtraCode = lazy(async () => ({ default: (await import('./ExtraDrawer')).ExtraDrawer }));

export const EntryDrawer = (props: ComponentProps<typeof EntryCode>) => (
  <WhenOpened open={props.open}>
    <EntryCode {...props} />
  </WhenOpened>
);

export const ReverseEntryDrawer = (props: ComponentProps<typeof ReverseCode>) => (
  <WhenOpened open={props.entry !== undefined}>
    <ReverseCode {...props} />
  </WhenOpened>
);

export const SendDrawer = (props: ComponentProps<typeof SendCode>) => (
  <WhenOpened open={props.kind !== undefined}>
    <SendCode {...props} />
  </WhenOpened>
);

export const ShareDrawer = (props: ComponentProps<typeof ShareCode>) => (
  <WhenOpened open={props.open}>
    <ShareCode {...props} />
  </WhenOpened>
);

export const ConfirmDrawer = (props: ComponentProps<typeof ConfirmCode>) => (
  <WhenOpened open={props.sent !== undefined}>
    <ConfirmCode {...props} />
  </WhenOpened>
);

export const RefuseDrawer = (props: ComponentProps<typeof RefuseCode>) => (
  <WhenOpened open={props.sent !== undefined}>
    <RefuseCode {...props} />
  </WhenOpened>
);

export const SpendDrawer = (props: ComponentProps<typeof SpendCode>) => (
  <WhenOpened open={props.open}>
    <SpendCode {...props} />
  </WhenOpened>
);

export const ExtraDrawer = (props: ComponentProps<typeof ExtraCode>) => (
  <WhenOpened open={props.open}>
    <ExtraCode {...props} />
  </WhenOpened>
);

export const ChooseDrawer = (props: ComponentProps<typeof ChooseCode>) => (
  <WhenOpened open={props.line !== undefined}>
    <ChooseCode {...props} />
  </WhenOpened>
);

export const AsideDrawer = (props: ComponentProps<typeof AsideCode>) => (
  <WhenOpened open={props.line !== undefined}>
    <AsideCode {...props} />
  </WhenOpened>
);
