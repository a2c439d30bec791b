/** What is said of one's own dues. */
export const dues = {
  'dues.title': '我的党费',
  'dues.hint': '每月应交多少、交到哪个月、收据',
  'dues_kind.formula': '按比例计算',
  'dues_kind.fixed': '固定数额',
  'dues_kind.set_by_committee': '由党组织确定',
  'dues_kind.amount_only': '由单位或本人计算',
  'dues_kind.exempt': '减免',
  'dues_extra.voluntary': '自愿多交',
  'dues_extra.special': '特殊党费',
  'dues_purpose.training': '教育培训党员',
  'dues_purpose.study_material': '学习资料和设备',
  'dues_purpose.commendation': '表彰先进',
  'dues_purpose.hardship_help': '补助生活困难党员',
  'dues_purpose.disaster_help': '补助受灾党员和设施',
  'dues_purpose.branch_life': '党内活动',
} as const;
