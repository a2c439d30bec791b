import type { Catalogue } from '@zhibu/i18n';
import type { signups as zh } from '../zh-CN/signups';

export const signups: Catalogue<typeof zh> = {
  'signup.title': 'Applications',
  'signup.lead':
    'Sent by organisations on the platform’s own pages and confirmed by mail. An approved one is set up at once, and its contact becomes the first administrator.',
  'signup.states': 'By state',
  'signup.waiting': 'waiting',
  'signup.contact': 'Contact',
  'signup.phoneShow': 'Show',
  'signup.phoneOf': 'Show the telephone number of {name}',
  'signup.sent': 'Sent',
  'signup.approve': 'Approve',
  'signup.approveOf': 'Approve the application of {name}',
  'signup.approveMakes': 'It is set up at once; its name in the address, {slug}, cannot be changed later',
  'signup.approveInvites': 'The administrator’s invitation is sent to {mail}',
  'signup.approved': 'The application of {name} is approved and being set up',
  'signup.refuse': 'Refuse',
  'signup.refuseOf': 'Refuse the application of {name}',
  'signup.refuseWhat': 'The reason is sent to {mail}. They may correct it and apply again.',
  'signup.reason': 'Reason',
  'signup.reasonHelp': 'The contact reads this',
  'signup.refused': '{name} has been answered',
  'signup.none': 'No applications in this state',
  'signup.noneWaiting': 'No applications are waiting',
  'signup.emptyHint': 'New applications appear here once their address is confirmed.',
  'signupState.waiting': 'Waiting',
  'signupState.approving': 'Being set up',
  'signupState.approved': 'Set up',
  'signupState.refused': 'Refused',
  'signupState.unverified': 'Not confirmed',
  'signupState.all': 'All',
};
