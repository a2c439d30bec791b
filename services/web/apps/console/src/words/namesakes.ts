import type { T } from '../i18n';

/** Names as choices show them, in the order given: where one occurs twice, with what is known and tells the people apart. */
export function toldApart<P>(
  t: T,
  people: readonly P[],
  name: (one: P) => string,
  marks: (one: P) => readonly (string | number | null | undefined)[],
): string[] {
  const said = people.map((one) => ({
    name: name(one),
    what: marks(one).filter(Boolean).join(t('common.listComma')),
  }));
  const differ = (one: (typeof said)[number]) =>
    said.some((other) => other.name === one.name && other.what !== one.what);
  return said.map((one) => (one.what && differ(one) ? t('member.namesake', one) : one.name));
}
