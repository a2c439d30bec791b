import en from '../catalogue/given-en';
import zh from '../catalogue/given-zh';
import { area } from '../words';

export const { texts: g, named } = area(zh, en);
