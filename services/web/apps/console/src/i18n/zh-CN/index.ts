import { archive } from './archive';
import { audit } from './audit';
import { auditFields } from './auditFields';
import { auditWords } from './auditWords';
import { books } from './books';
import { cadres } from './cadres';
import { collections } from './collections';
import { core } from './core';
import { data } from './data';
import { development } from './development';
import { documents } from './documents';
import { dues } from './dues';
import { elections } from './elections';
import { imports } from './imports';
import { letters } from './letters';
import { meetings } from './meetings';
import { moves } from './moves';
import { operators } from './operators';
import { platform } from './platform';
import { privacy } from './privacy';
import { security } from './security';
import { settings } from './settings';
import { signups } from './signups';
import { statistics } from './statistics';
import { transfers } from './transfers';

/** All texts of the console, Chinese first: the other languages are typed by this one. No script imports it. */
export const zh = {
  ...core,
  ...archive,
  ...audit,
  ...auditFields,
  ...auditWords,
  ...books,
  ...cadres,
  ...collections,
  ...data,
  ...development,
  ...documents,
  ...dues,
  ...elections,
  ...imports,
  ...letters,
  ...meetings,
  ...moves,
  ...operators,
  ...platform,
  ...privacy,
  ...security,
  ...settings,
  ...signups,
  ...statistics,
  ...transfers,
} as const;
