import type { Participant } from '../../api/meetings';
import { type T, word } from '../../i18n';
import { toldApart } from '../../words/namesakes';

/** The people of a list as choices; of two of one name it is known how they take part. */
export function choicesOf(t: T, people: readonly Participant[]): { value: string; label: string }[] {
  const labels = toldApart(
    t,
    people,
    (one) => one.member_name,
    (one) => [word(t, 'standing', one.standing)],
  );
  return people.map((one, at) => ({ value: one.member_id, label: labels[at] ?? one.member_name }));
}
