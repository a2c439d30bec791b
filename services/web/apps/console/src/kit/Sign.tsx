import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  InfoCircleOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'bad' | 'warn' | 'wait' | 'info' | 'plain';

const ICONS: Record<Exclude<Tone, 'plain'>, ReactNode> = {
  good: <CheckCircleOutlined aria-hidden />,
  bad: <CloseCircleOutlined aria-hidden />,
  warn: <WarningOutlined aria-hidden />,
  wait: <ClockCircleOutlined aria-hidden />,
  info: <InfoCircleOutlined aria-hidden />,
};

/** A state in words, with a shape and a colour that only repeat what the words say. */
export function Sign({ tone = 'plain', children, title }: { tone?: Tone; children: ReactNode; title?: string }) {
  return (
    <span className={`sign ${tone}`} title={title}>
      {tone !== 'plain' && ICONS[tone]}
      <span>{children}</span>
    </span>
  );
}
