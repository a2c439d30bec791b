import type { ButtonHTMLAttributes } from 'react';
import { t } from '../words';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'primary' | 'plain' | 'danger' | 'text';
  busy?: boolean;
}

/** While busy it says so and does nothing, but keeps the focus: a disabled button would lose it. */
export function Button({
  look = 'plain',
  busy = false,
  children,
  onClick,
  type = 'button',
  className = '',
  ...rest
}: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={`button ${look} ${className}`}
      aria-busy={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? t('common.busy') : children}
    </button>
  );
}
