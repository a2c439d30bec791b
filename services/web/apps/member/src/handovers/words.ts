import en from '../catalogue/handovers-en';
import zh from '../catalogue/handovers-zh';
import { area } from '../words';

export const { texts: h, named } = area(zh, en);
