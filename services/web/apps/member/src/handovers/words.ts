import { more } from '../words';
import en from './en';
import zh from './zh';

export const h = more(zh, en);

type Key = keyof typeof zh;

/** The text for a word of the API; a word this version does not know is shown as it came. */
export function named(group: 'state' | 'post' | 'todo', value: string): string {
  const key = `${group}.${value}`;
  return key in zh ? (h as (key: Key) => string)(key as Key) : value;
}
