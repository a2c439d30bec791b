import { accounts } from './accounts';
import { audit } from './audit';
import { home } from './home';
import { imports } from './imports';
import { invitations } from './invitations';
import { members } from './members';
import { platform } from './platform';
import { posts } from './posts';
import { privacy } from './privacy';
import { security } from './security';
import { settings } from './settings';
import { shell } from './shell';
import { units } from './units';
import { words } from './words';

/** All texts of the console, Chinese first: the other languages are typed by this one. */
export const zh = {
  ...shell,
  ...words,
  ...home,
  ...units,
  ...members,
  ...imports,
  ...posts,
  ...privacy,
  ...accounts,
  ...invitations,
  ...settings,
  ...audit,
  ...security,
  ...platform,
} as const;
