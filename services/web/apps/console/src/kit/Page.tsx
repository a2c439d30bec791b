import type { ReactNode } from 'react';

interface PageProps {
  title: ReactNode;
  /** One line under the title: what this page is for, or how much there is. */
  lead?: ReactNode;
  /** Small signs beside the title, such as a state. */
  signs?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page: one heading, what can be done here, and the content. */
export function Page({ title, lead, signs, actions, children }: PageProps) {
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-title">
          <div className="page-name">
            <h1>{title}</h1>
            {signs}
          </div>
          {lead && <p className="page-lead">{lead}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface PanelProps {
  title?: ReactNode;
  extra?: ReactNode;
  /** Without padding, for tables and lists that have their own. */
  flush?: boolean;
  children: ReactNode;
}

/** A titled block of a page. */
export function Panel({ title, extra, flush = false, children }: PanelProps) {
  return (
    <section className={flush ? 'panel flush' : 'panel'}>
      {(title || extra) && (
        <header className="panel-head">
          {title && <h2>{title}</h2>}
          {extra && <div className="panel-extra">{extra}</div>}
        </header>
      )}
      <div className="panel-body">{children}</div>
    </section>
  );
}
