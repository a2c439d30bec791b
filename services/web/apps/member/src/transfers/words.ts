import en from '../catalogue/transfers-en';
import zh from '../catalogue/transfers-zh';
import { area } from '../words';

export const { texts: tr, named } = area(zh, en);
