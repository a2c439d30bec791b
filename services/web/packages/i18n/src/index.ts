export { LOCALES, type Locale, preferredLocale, rememberLocale } from './locale';
export { type Block, noticeBlocks } from './notice';
export { type Catalogue, createTranslator, type Params, type Translate, type Translator } from './translator';
