import type { ReactNode } from 'react';
import { useT } from '../i18n';

/** One fact of a record. `null` is "not recorded yet", which people must be able to tell from an empty screen. */
export interface Fact {
  label: ReactNode;
  value: ReactNode;
  /** Takes the whole row: addresses and other long texts. */
  wide?: boolean;
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  const t = useT();
  return (
    <dl className="facts">
      {facts.map((fact, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the facts of a record have a fixed order
        <div key={at} className={fact.wide ? 'fact wide' : 'fact'}>
          <dt>{fact.label}</dt>
          <dd>
            {fact.value === null || fact.value === undefined || fact.value === '' ? (
              <span className="blank">{t('common.blank')}</span>
            ) : (
              fact.value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
