import { Go } from '../router/go';

interface TabLinksProps {
  label: string;
  tabs: readonly { to: string; label: string; count?: number | null; current: boolean }[];
}

/** The parts of a page, each with an address of its own. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  return (
    <nav className="tabs" aria-label={label}>
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
