import type { Catalogue } from '@zhibu/i18n';
import type { zh } from '../zh-CN';
import { accounts } from './accounts';
import { archive } from './archive';
import { audit } from './audit';
import { books } from './books';
import { cadres } from './cadres';
import { collections } from './collections';
import { data } from './data';
import { development } from './development';
import { documents } from './documents';
import { dues } from './dues';
import { elections } from './elections';
import { home } from './home';
import { imports } from './imports';
import { invitations } from './invitations';
import { meetings } from './meetings';
import { members } from './members';
import { month } from './month';
import { operators } from './operators';
import { overview } from './overview';
import { platform } from './platform';
import { posts } from './posts';
import { privacy } from './privacy';
import { security } from './security';
import { settings } from './settings';
import { shell } from './shell';
import { signups } from './signups';
import { start } from './start';
import { statistics } from './statistics';
import { transfers } from './transfers';
import { units } from './units';
import { words } from './words';

export const en: Catalogue<typeof zh> = {
  ...shell,
  ...words,
  ...home,
  ...units,
  ...members,
  ...meetings,
  ...month,
  ...development,
  ...documents,
  ...dues,
  ...books,
  ...transfers,
  ...elections,
  ...collections,
  ...archive,
  ...statistics,
  ...cadres,
  ...imports,
  ...posts,
  ...privacy,
  ...accounts,
  ...invitations,
  ...settings,
  ...audit,
  ...security,
  ...platform,
  ...signups,
  ...start,
  ...operators,
  ...data,
  ...overview,
};
