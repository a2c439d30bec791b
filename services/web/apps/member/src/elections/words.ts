import en from '../catalogue/elections-en';
import zh from '../catalogue/elections-zh';
import { area } from '../words';

export const { texts: e, named } = area(zh, en);
