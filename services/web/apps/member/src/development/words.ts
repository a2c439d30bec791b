import en from '../catalogue/development-en';
import zh from '../catalogue/development-zh';
import { area } from '../words';

export const { texts: d, named } = area(zh, en);
