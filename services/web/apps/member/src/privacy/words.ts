import en from '../catalogue/notices-en';
import zh from '../catalogue/notices-zh';
import { area } from '../words';

export const { texts: n } = area(zh, en);
