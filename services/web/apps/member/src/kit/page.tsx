import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { t } from '../words';
import { Icon } from './icon';

let first = true;

/** After a change of page the heading has the focus, so that a screen reader says where one is. */
function useArrival(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title]);
  useEffect(() => {
    if (!first) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    first = false;
  }, []);
  return heading;
}

interface Props {
  title: string;
  lead?: string;
  /** Where the arrow leads; without it there is none. */
  back?: string;
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, lead, back, narrow = false, children }: Props) {
  const heading = useArrival(title);
  return (
    <div className={narrow ? 'page narrow' : 'page'}>
      <header className="page-head">
        {back && (
          <Link href={back} className="back" aria-label={t('nav.back')}>
            <Icon name="back" />
          </Link>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      {lead && <p className="page-lead">{lead}</p>}
      {children}
    </div>
  );
}

/** The same arrival for a page that draws its own heading. */
export const useHeading = useArrival;
