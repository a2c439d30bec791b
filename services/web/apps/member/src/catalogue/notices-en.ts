import type { Catalogue } from '@zhibu/i18n';
import type zh from './notices-zh';

export default {
  'notices.all': 'All versions',
  'notices.title': 'Versions of the privacy notice',
  'notices.lead': 'A version is never changed once it is published. You can read again the one you were shown.',
  'notices.version': 'Version {n}',
  'notices.published': 'Published on {date}',
  'notices.in_force': 'Published on {date}, in force',
  'notices.until': 'Published on {from}, replaced on {to}',
  'notices.in_chinese': 'Read it in Chinese',
  'notices.in_english': 'Read it in English',
} satisfies Catalogue<typeof zh>;
