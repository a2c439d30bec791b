import en from '../catalogue/dues-pages-en';
import zh from '../catalogue/dues-pages-zh';
import { area } from '../words';

export const { texts: d } = area(zh, en);
