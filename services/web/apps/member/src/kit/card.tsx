import type { ReactNode } from 'react';
import { useId } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from './icon';

export function Card({ title, aside, children }: { title?: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={title ? id : undefined}>
      {title && (
        <header>
          <h2 id={id}>{title}</h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}

interface RowProps {
  to: string;
  icon: IconName;
  title: string;
  hint?: string | undefined;
}

/** A whole row that leads somewhere. */
export function LinkRow({ to, icon, title, hint }: RowProps) {
  return (
    <Link href={to} className="row-link">
      <span className="dot">
        <Icon name={icon} />
      </span>
      <span className="row-text">
        <strong>{title}</strong>
        {hint && <small>{hint}</small>}
      </span>
      <Icon name="next" />
    </Link>
  );
}
