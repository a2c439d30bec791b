import { useT, word } from '../../../i18n';
import { type Fact, Facts } from '../../../kit/Facts';
import type { Revealed } from './RevealModal';

function circumstancesText(t: ReturnType<typeof useT>, value: NonNullable<Revealed['circumstances']>): string {
  const words = [
    value.hardship && word(t, 'field', 'hardship'),
    value.incapacitated && word(t, 'field', 'incapacitated'),
  ].filter(Boolean);
  return words.join(t('common.listComma')) || t('common.none');
}

/** The values themselves, with how long they will stay. */
export function Shown({ values, left }: { values: Revealed; left: number }) {
  const t = useT();
  const { circumstances, ...texts } = values;
  const facts: Fact[] = Object.entries(texts).map(([field, value]) => ({
    label: word(t, 'field', field),
    value: value ? <span className="revealed">{value}</span> : null,
    wide: true,
  }));
  if (circumstances) {
    facts.push({ label: word(t, 'field', 'circumstances'), value: circumstancesText(t, circumstances), wide: true });
  }
  return (
    <>
      <Facts facts={facts} />
      <p className="quiet countdown">{t('reveal.hidesIn', { seconds: left })}</p>
    </>
  );
}
