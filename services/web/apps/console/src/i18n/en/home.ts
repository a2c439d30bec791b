import type { Catalogue } from '@zhibu/i18n';
import type { home as zh } from '../zh-CN/home';

export const home: Catalogue<typeof zh> = {
  'home.morning': 'Good morning, {name}',
  'home.noon': 'Good day, {name}',
  'home.afternoon': 'Good afternoon, {name}',
  'home.evening': 'Good evening, {name}',
  'home.tasks': 'Your tasks',
  'home.nothingWaits': 'Nothing waits',
  'home.corrections': 'Corrections to decide',
  'home.correctionsNote': 'Members ask for their record to be corrected',
  'home.asksFor': 'asks to correct: {field}',
  'home.erasures': 'Requests for erasure to answer',
  'home.asksToErase': 'asks to have data erased ({n})',
  'home.answerBy': 'Answer by {day}',
  'home.imports': 'Unfinished imports',
  'home.importsNote': 'Checked, and waiting for your confirmation',
  'home.invitations': 'Open invitations',
  'home.invitationsNote': 'Sent, but no password has been set yet',
  'home.mailFailed': '{n} {n|letter was|letters were} not delivered; please check the address',
  'home.without': 'Members without an account',
  'home.withoutNote': 'Out of {total} on the roster; an invitation opens one',
  'home.overview': 'Overview',
  'home.units': 'Units',
  'home.vacant': 'Without secretary',
  'home.byKind': 'Kinds of unit',
  'home.seeAll': 'See all',
};
