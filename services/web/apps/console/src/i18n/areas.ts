import type { Locale } from '@zhibu/i18n';

/** Texts that come with the pages of a feature. The route of a page says which of them it needs. */
export const AREAS = {
  archive: { 'zh-CN': () => import('./zh-CN/archive'), en: () => import('./en/archive') },
  audit: { 'zh-CN': () => import('./zh-CN/audit'), en: () => import('./en/audit') },
  auditFields: { 'zh-CN': () => import('./zh-CN/auditFields'), en: () => import('./en/auditFields') },
  auditWords: { 'zh-CN': () => import('./zh-CN/auditWords'), en: () => import('./en/auditWords') },
  books: { 'zh-CN': () => import('./zh-CN/books'), en: () => import('./en/books') },
  cadres: { 'zh-CN': () => import('./zh-CN/cadres'), en: () => import('./en/cadres') },
  collections: { 'zh-CN': () => import('./zh-CN/collections'), en: () => import('./en/collections') },
  data: { 'zh-CN': () => import('./zh-CN/data'), en: () => import('./en/data') },
  development: { 'zh-CN': () => import('./zh-CN/development'), en: () => import('./en/development') },
  documents: { 'zh-CN': () => import('./zh-CN/documents'), en: () => import('./en/documents') },
  dues: { 'zh-CN': () => import('./zh-CN/dues'), en: () => import('./en/dues') },
  elections: { 'zh-CN': () => import('./zh-CN/elections'), en: () => import('./en/elections') },
  imports: { 'zh-CN': () => import('./zh-CN/imports'), en: () => import('./en/imports') },
  letters: { 'zh-CN': () => import('./zh-CN/letters'), en: () => import('./en/letters') },
  meetings: { 'zh-CN': () => import('./zh-CN/meetings'), en: () => import('./en/meetings') },
  moves: { 'zh-CN': () => import('./zh-CN/moves'), en: () => import('./en/moves') },
  operators: { 'zh-CN': () => import('./zh-CN/operators'), en: () => import('./en/operators') },
  platform: { 'zh-CN': () => import('./zh-CN/platform'), en: () => import('./en/platform') },
  privacy: { 'zh-CN': () => import('./zh-CN/privacy'), en: () => import('./en/privacy') },
  security: { 'zh-CN': () => import('./zh-CN/security'), en: () => import('./en/security') },
  settings: { 'zh-CN': () => import('./zh-CN/settings'), en: () => import('./en/settings') },
  signups: { 'zh-CN': () => import('./zh-CN/signups'), en: () => import('./en/signups') },
  statistics: { 'zh-CN': () => import('./zh-CN/statistics'), en: () => import('./en/statistics') },
  transfers: { 'zh-CN': () => import('./zh-CN/transfers'), en: () => import('./en/transfers') },
} satisfies Record<string, Record<Locale, () => Promise<Record<string, Record<string, string>>>>>;

export type Area = keyof typeof AREAS;
