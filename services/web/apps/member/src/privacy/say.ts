import { NETWORK, Problem } from '@zhibu/api/problem';
import { locale, more, t } from '../words';

/** The text of a key in the language spoken; nothing where there is none. */
export type Say = (key: string) => string | undefined;

const first = t as (key: string) => string;

async function load(): Promise<Readonly<Record<string, string>>> {
  const { said } = await (locale() === 'en' ? import('./words-en') : import('./words-zh'));
  return said;
}

/** What the page one takes away says. It comes when it is asked for, in one language: nothing else needs it. */
export async function loadSay(): Promise<Say> {
  const said = await load().catch(() => {
    throw new Problem(0, NETWORK, '');
  });
  const own = more(said, said);
  return (key) => {
    if (key in said) return own(key);
    const text = first(key);
    return text === key ? undefined : text;
  };
}
