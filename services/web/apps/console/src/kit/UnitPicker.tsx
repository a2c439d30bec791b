import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { type Unit, unitTree } from '../api/records';
import { useT, word } from '../i18n';
import { nest } from '../units/tree';
import { useClear } from './useClear';

interface UnitPickerProps {
  value?: string | null | undefined;
  onChange?: (value: string | null) => void;
  id?: string;
  placeholder?: string;
  allowClear?: boolean;
  /** Which units cannot be chosen; they stay visible, as the way to those that can. */
  refuse?: (unit: Unit) => boolean;
  'aria-label'?: string;
  className?: string;
}

interface Option {
  value: string;
  title: string;
  disabled: boolean;
  children: Option[];
}

/** One unit of the tree, found by scrolling or by typing a part of its name. */
export function UnitPicker({
  value,
  onChange,
  refuse,
  placeholder,
  allowClear = false,
  className = 'full',
  ...rest
}: UnitPickerProps) {
  const t = useT();
  const clear = useClear();
  const { data, isPending } = useQuery(unitTree());
  const options = useMemo(() => {
    const active = (data ?? []).filter((unit) => unit.state === 'active' || unit.id === value);
    return nest(
      active,
      (unit, children: Option[]): Option => ({
        value: unit.id,
        title: `${unit.name} · ${word(t, 'unitKind', unit.kind)}`,
        disabled: refuse?.(unit) ?? false,
        children,
      }),
    );
  }, [data, value, refuse, t]);
  return (
    <TreeSelect
      {...rest}
      className={className}
      value={value ?? null}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? null)}
      treeData={options}
      loading={isPending}
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear={allowClear && clear}
      placeholder={placeholder ?? t('unit.choose')}
      treeDefaultExpandAll={(data?.length ?? 0) <= 60}
      {...(data?.[0] && { treeDefaultExpandedKeys: [data[0].id] })}
      listHeight={320}
      notFoundContent={t('unit.notFound')}
    />
  );
}
