import type { Catalogue } from '@zhibu/i18n';
import type { dues as zh } from './dues-zh';

export const dues: Catalogue<typeof zh> = {
  'dues.title': 'My dues',
  'dues.hint': 'What you owe a month, paid up to when, receipts',
  'dues_kind.formula': 'by rate',
  'dues_kind.fixed': 'fixed amount',
  'dues_kind.set_by_committee': 'set by the committee',
  'dues_kind.amount_only': 'reckoned by your employer or yourself',
  'dues_kind.exempt': 'relief',
  'dues_extra.voluntary': 'extra payment',
  'dues_extra.special': 'special dues',
  'dues_purpose.training': 'Training of members',
  'dues_purpose.study_material': 'Study material and equipment',
  'dues_purpose.commendation': 'Commendation',
  'dues_purpose.hardship_help': 'Help for members in hardship',
  'dues_purpose.disaster_help': 'Help after a disaster',
  'dues_purpose.branch_life': 'Branch life',
};
