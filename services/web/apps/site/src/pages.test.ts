import { join } from 'node:path';
import { staticPagesHold } from '../../../tools/static-pages-hold.ts';
import { pages } from '../vite/pages.ts';
import en from './catalogue/en';
import zh from './catalogue/zh';

staticPagesHold({ root: join(import.meta.dirname, '../'), plugin: pages(), zh, en, count: 4 });
