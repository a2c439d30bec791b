export { LOCALES, type Locale, preferredLocale, rememberLocale } from './locale';
export { type Block, noticeBlocks } from './notice';
export { armLanguage, type PageWords, speakPreferred, writeWords } from './page';
export {
  createSpeller,
  type KindSpeech,
  type OwnWords,
  ownWord,
  type Speech,
  type Speller,
  speechOfKind,
} from './speech';
export { type Catalogue, createTranslator, type Params, type Translate, type Translator } from './translator';
