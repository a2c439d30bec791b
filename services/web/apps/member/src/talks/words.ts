import en from '../catalogue/talks-en';
import zh from '../catalogue/talks-zh';
import { area } from '../words';

export const { texts: k, named } = area(zh, en);
