import type { Catalogue } from '@zhibu/i18n';
import type zh from './export-zh';

export default {
  'export.account_part': 'Account',
  'export.record_part': 'Member record',
  'export.files_part': 'My files',
  'export.files_hint':
    'Each opens once you are logged in there; the sum (SHA-256) shows that what you fetched is whole.',
  'export.more_part': 'Roles, log-ins, agreements and requests',
  'export.handovers': 'Hand-overs',
  'export.letters_part': 'Letters sent to me',
} satisfies Catalogue<typeof zh>;
