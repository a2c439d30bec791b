import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../i18n';

interface RowsProps {
  name: string;
  label: string;
  /** What a new row holds. */
  blank: object;
  children: (at: number) => ReactNode;
}

/** Several entries of one sort, added and taken away one by one. */
export function Rows({ name, label, blank, children }: RowsProps) {
  const t = useT();
  return (
    <Form.List name={name}>
      {(rows, { add, remove }) => (
        <fieldset className="cadre-rows">
          <legend>{label}</legend>
          {rows.map((row) => (
            <div key={row.key} className="cadre-row">
              {children(row.name)}
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('cadre.removeRow', { n: row.name + 1, what: label })}
                onClick={() => remove(row.name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(blank)}>
            {t('cadre.addRow', { what: label })}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
