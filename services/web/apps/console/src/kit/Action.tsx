import { LockOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, type ButtonProps, Tooltip } from 'antd';
import { type MouseEvent, type ReactNode, useId } from 'react';
import { session } from '../api/identity';
import { may, type Permission } from '../app/access';
import { useT, word } from '../i18n';

/** Whether the person may, and if not, the sentence that says what is missing. */
export function useMay(permission: Permission | undefined): { allowed: boolean; why: string | undefined } {
  const t = useT();
  const { data } = useQuery(session());
  const allowed = !permission || (data !== undefined && may(data, permission));
  if (allowed) return { allowed, why: undefined };
  return { allowed, why: t('access.missing', { what: word(t, 'permission', permission) }) };
}

/** Why no file can be had here: an operator who looks in reads what the pages show, and takes nothing away. */
export function useTakesNothing(): string | undefined {
  const t = useT();
  const { data } = useQuery(session());
  return data?.visit ? t('access.takesNothing') : undefined;
}

interface ActionProps extends Omit<ButtonProps, 'disabled' | 'onClick'> {
  /** What the person needs for it. */
  needs?: Permission;
  /** A file leaves with it, which is for the people of the organisation. */
  takes?: boolean;
  /** Why it cannot be done now, although the person may do it. */
  blocked?: string | undefined;
  onClick?: (event: MouseEvent<HTMLElement>) => void;
  children?: ReactNode;
}

/**
 * A button that is never silently dead: when it cannot be used it stays where it is, can be reached by keyboard, and
 * says why.
 */
export function Action({ needs, takes, blocked, onClick, icon, className, ...props }: ActionProps) {
  const id = useId();
  const missing = useMay(needs).why;
  const nothing = useTakesNothing();
  const why = missing ?? (takes ? nothing : undefined);
  const reason = why ?? blocked;
  if (!reason) return <Button {...props} icon={icon} className={className} {...(onClick && { onClick })} />;
  return (
    <Tooltip title={reason}>
      <Button
        {...props}
        htmlType="button"
        icon={why ? <LockOutlined aria-hidden /> : icon}
        className={`blocked ${className ?? ''}`}
        aria-disabled
        aria-describedby={id}
        onClick={(event) => event.preventDefault()}
      >
        {props.children}
        <span id={id} className="sr">
          {reason}
        </span>
      </Button>
    </Tooltip>
  );
}
