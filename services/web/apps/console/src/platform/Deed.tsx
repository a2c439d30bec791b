import { Button, type ButtonProps } from 'antd';
import { type Act, useOperatorMay } from './may';

interface DeedProps
  extends Pick<ButtonProps, 'danger' | 'type' | 'icon' | 'loading' | 'size' | 'onClick' | 'children'> {
  act: Act;
  /** What it does to what, where the text alone does not say. */
  label?: string;
}

/** A button of operators: where the role does not permit it, it says so instead of being gone. */
export function Deed({ act, label, children, ...button }: DeedProps) {
  const { allowed, why } = useOperatorMay(act);
  return (
    <Button {...button} disabled={!allowed} title={why} aria-label={label}>
      {children}
    </Button>
  );
}
