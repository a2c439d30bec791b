import en from '../catalogue/calendar-en';
import zh from '../catalogue/calendar-zh';
import { area } from '../words';

export const { texts: c } = area(zh, en);
