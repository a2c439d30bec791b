import { CheckCircleFilled, CloseCircleFilled, InfoCircleFilled, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';

const ICONS = {
  good: <CheckCircleFilled aria-hidden />,
  bad: <CloseCircleFilled aria-hidden />,
  warn: <WarningFilled aria-hidden />,
  info: <InfoCircleFilled aria-hidden />,
};

interface NoticeProps {
  tone: keyof typeof ICONS;
  title?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
  /** Read out at once: something has just gone wrong or become different. */
  live?: boolean;
}

/** A message that stays in its place on the page. */
export function Notice({ tone, title, action, children, live = false }: NoticeProps) {
  return (
    <div className={`notice ${tone}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      {ICONS[tone]}
      <div className="notice-text">
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className="notice-action">{action}</div>}
    </div>
  );
}
