import { LockOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { contentPath } from '../api/documents';
import { useTakesNothing } from './Action';

interface PaperLinkProps {
  /** The document it is. */
  of: string;
  children: ReactNode;
}

/** A paper by its title, to be fetched with it; its title alone, and why, where no file is taken away. */
export function PaperLink({ of, children }: PaperLinkProps) {
  const why = useTakesNothing();
  if (!why) return <a href={contentPath(of)}>{children}</a>;
  return (
    <span title={why}>
      {children} <LockOutlined aria-label={why} />
    </span>
  );
}
