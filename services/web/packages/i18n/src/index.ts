export { LOCALES, type Locale, preferredLocale, rememberLocale } from './locale';
export { type Block, noticeBlocks } from './notice';
export { armLanguage, type PageWords, speakPreferred, writeWords } from './page';
export { type Catalogue, createTranslator, type Params, type Translate, type Translator } from './translator';
