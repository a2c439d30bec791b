import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

/** A state in colour, icon and words: colour is never the only signal. */
export function Badge({
  tone,
  icon,
  children,
}: {
  tone: 'ok' | 'warn' | 'bad' | 'calm';
  icon: IconName;
  children: ReactNode;
}) {
  return (
    <span className={`badge ${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
