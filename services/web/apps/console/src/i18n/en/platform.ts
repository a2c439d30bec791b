import type { Catalogue } from '@zhibu/i18n';
import type { platform as zh } from '../zh-CN/platform';

export const platform: Catalogue<typeof zh> = {
  'platform.name': 'Zhibu platform',
  'platform.who': 'Operator: {name}',
  'platform.title': 'Organisations',
  'platform.lead': 'Every organisation on this platform',
  'platform.total': '{total} {total|organisation|organisations} on this platform',
  'platform.what':
    'Operators see which organisations there are and how much they use, and nothing of what is inside. To look inside takes a reason, and the organisation is told.',
  'platform.none': 'No organisation yet',
  'platform.organisation': 'Organisation',
  'platform.slug': 'Address name',
  'platform.kind': 'Kind',
  'platform.state': 'State',
  'platform.because': 'Reason',
  'platform.reason': 'Reason for suspension',
  'platform.reasonHelp':
    'Anybody who opens the address of the organisation reads it, without logging in; name no person',
  'platform.created': 'Since',
  'platform.deed': 'Actions',
  'platform.suspend': 'Suspend',
  'platform.suspendOf': 'Suspend {name}',
  'platform.suspendWhat':
    'From then on only administrators of the organisation can log in, to take the data out; nobody else can, and nothing can be changed. Its data stays as it is, and it can be resumed at any time.',
  'platform.suspended': '{name} is suspended',
  'platform.resume': 'Resume',
  'platform.resumeOf': 'Resume {name}',
  'platform.resumeWhat': 'Its people can log in again.',
  'platform.resumed': '{name} is in use again',
  'tenantState.creating': 'Being created',
  'tenantState.active': 'Active',
  'tenantState.suspended': 'Suspended',
  'tenantState.closing': 'Being closed',
};
