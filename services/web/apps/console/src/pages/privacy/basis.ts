import { type T, word } from '../../i18n';

/** The law behind the bounds of a class of data; of a class this build does not know it is said as the rules say it. */
export function basisText(t: T, of: { class: string; basis: string }): string {
  const said = word(t, 'dataBasis', of.class);
  return said === of.class ? of.basis : said;
}
