import { useEffect, useRef } from 'react';
import { Go } from '../router/go';

interface TabLinksProps {
  label: string;
  tabs: readonly { to: string; label: string; count?: number | null; current: boolean }[];
}

/** Scrolls the row alone: `scrollIntoView` would move the page too where the row lies below what is seen. */
function centre(row: HTMLElement, of: Element | null): void {
  if (!of) return;
  const [around, inside] = [row.getBoundingClientRect(), of.getBoundingClientRect()];
  row.scrollLeft += inside.left + inside.width / 2 - (around.left + around.width / 2);
}

/** The parts of a page, each with an address of its own. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  const nav = useRef<HTMLElement>(null);
  const open = tabs.find((tab) => tab.current)?.to;
  // on a narrow screen the tabs scroll, and the open one may lie outside
  useEffect(() => {
    if (open && nav.current) centre(nav.current, nav.current.querySelector('[aria-current]'));
  }, [open]);
  return (
    <nav className="tabs" aria-label={label} ref={nav}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Go to={tab.to} replace aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && tab.count !== null && <span className="tab-count number">{tab.count}</span>}
            </Go>
          </li>
        ))}
      </ul>
    </nav>
  );
}
