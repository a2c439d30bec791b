/** Texts of the versions of the privacy notice; they come with the pages about privacy. */
export default {
  'notices.all': '历次版本',
  'notices.title': '隐私告知的历次版本',
  'notices.lead': '每一版发布后都不再改动。您可以对照阅读您当时看到的那一版。',
  'notices.version': '第 {n} 版',
  'notices.published': '{date}发布',
  'notices.in_force': '{date}发布，现行版本',
  'notices.until': '{from}发布，{to}起由新版本代替',
  'notices.in_chinese': '阅读中文',
  'notices.in_english': '阅读英文',
} as const;
