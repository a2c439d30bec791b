import english from 'virtual:english';
import { createTranslator, writeWords } from '@zhibu/i18n';
import zh from './catalogue/zh';

export const { t, use, locale, subscribe, more } = createTranslator(zh, async () => (await fetch(english)).json());

export type Key = keyof typeof zh;

/** Keys that need no parameter; those are the ones the pages hold. */
const plain = t as (key: string) => string;

/** Writes every text of the page anew in the current language. */
export const paintWords = (root: ParentNode = document): void => writeWords(plain, root);
