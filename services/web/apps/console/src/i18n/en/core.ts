import type { Catalogue } from '@zhibu/i18n';
import type { core as zh } from '../zh-CN/core';
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

export const core: Catalogue<typeof zh> = {
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
};
