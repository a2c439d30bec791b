import { Fragment, type ReactNode } from 'react';
import type { Permission } from '../app/access';
import { useT } from '../i18n';
import { Action } from './Action';
import { Panel } from './Page';

interface HeldPanelProps<E> {
  title: string;
  /** What whoever adds an entry needs. */
  needs: Permission;
  /** Why nothing can be added now. */
  blocked?: string | undefined;
  /** What adding is called here. */
  add?: string;
  icon?: ReactNode;
  onAdd: () => void;
  /** What is said before the entries. */
  lead?: ReactNode;
  all: readonly E[];
  none: string;
  entry: (of: E) => ReactNode;
  /** The drawers of it. */
  children?: ReactNode;
}

/** What is on record of a member or a unit, an entry a line, with the way to one more. */
export function HeldPanel<E extends { id: string }>(props: HeldPanelProps<E>) {
  const { title, needs, blocked, add, icon, onAdd, lead, all, none, entry, children } = props;
  const t = useT();
  return (
    <Panel
      title={title}
      extra={
        <Action size="small" needs={needs} blocked={blocked} icon={icon} onClick={onAdd}>
          {add ?? t('register.add')}
        </Action>
      }
    >
      {lead}
      {all.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ul className="held-list">
          {all.map((one) => (
            <Fragment key={one.id}>{entry(one)}</Fragment>
          ))}
        </ul>
      )}
      {children}
    </Panel>
  );
}
