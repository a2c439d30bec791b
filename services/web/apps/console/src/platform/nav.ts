import type { PlainKey } from '../i18n';
import { pb } from '../paths';
import { pp } from './paths';

/** What there is for those who run the platform, in the order of how often it is needed. */
export const PLATFORM_NAV: readonly { to: string; label: PlainKey }[] = [
  { to: pp.organisations(), label: 'platform.title' },
  { to: pb.signups(), label: 'signup.title' },
  { to: pp.runs(), label: 'operators.runs' },
  { to: pb.moves(), label: 'operators.moves' },
  { to: pp.announcements(), label: 'operators.announcements' },
  { to: pp.entries(), label: 'operators.entries' },
  { to: pp.operators(), label: 'operators.people' },
  { to: pp.log(), label: 'operators.log' },
];

/** The entry a page belongs to. */
export const platformEntry = (pathname: string): string =>
  PLATFORM_NAV.find(({ to }) => to !== '/' && (pathname === to || pathname.startsWith(`${to}/`)))?.to ?? '/';
