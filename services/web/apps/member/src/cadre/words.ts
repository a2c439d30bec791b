import en from '../catalogue/cadre-en';
import zh from '../catalogue/cadre-zh';
import { area } from '../words';

export const { texts: c, named } = area(zh, en);
