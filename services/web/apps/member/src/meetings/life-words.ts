import en from '../catalogue/life-en';
import zh from '../catalogue/life-zh';
import { area } from '../words';

export const { texts: l, named } = area(zh, en);
