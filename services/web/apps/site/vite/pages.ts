import { join } from 'node:path';
import type { Plugin } from 'vite';
import { englishFile, staticPages } from '../../../tools/vite/static-pages.ts';
import en from '../src/catalogue/en.ts';
import zh from '../src/catalogue/zh.ts';

export const pages = (): Plugin => staticPages(zh, join(import.meta.dirname, '../partials'));

export const english = (): Plugin => englishFile(en);
