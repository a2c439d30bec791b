import { FilterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLook } from '../app/preferences';
import { useT } from '../i18n';

interface FiltersProps {
  /** Always in view, as a search field is. */
  first?: ReactNode;
  /** How many of the others are set; on a phone they are folded away and the number stays. */
  active: number;
  children: ReactNode;
}

/** What narrows a list. On a phone only the search field is in view, the rest one press away. */
export function Filters({ first, active, children }: FiltersProps) {
  const t = useT();
  const { narrow } = useLook();
  const [open, setOpen] = useState(false);
  return (
    <search className="filters">
      {first}
      {narrow && (
        <Button icon={<FilterOutlined aria-hidden />} aria-expanded={open} onClick={() => setOpen(!open)}>
          {active > 0 ? t('filters.active', { n: active }) : t('filters.open')}
        </Button>
      )}
      {(!narrow || open) && children}
    </search>
  );
}

/** How many filters are set: what is empty or false is not. */
export const countActive = (filters: object, except: readonly string[] = []): number =>
  Object.entries(filters).filter(([key, value]) => Boolean(value) && !except.includes(key)).length;
