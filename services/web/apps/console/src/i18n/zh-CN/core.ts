import { accounts } from './accounts';
import { home } from './home';
import { invitations } from './invitations';
import { members } from './members';
import { month } from './month';
import { overview } from './overview';
import { posts } from './posts';
import { shared } from './shared';
import { shell } from './shell';
import { start } from './start';
import { units } from './units';
import { words } from './words';

/** What is there from the start; every other catalogue comes with the pages that need it (`areas.ts`). */
export const core = {
  ...shell,
  ...words,
  ...shared,
  ...home,
  ...units,
  ...members,
  ...month,
  ...posts,
  ...accounts,
  ...invitations,
  ...start,
  ...overview,
} as const;
