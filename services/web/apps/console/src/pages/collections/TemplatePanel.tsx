import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { attachTemplate, C, type CollectionDetail, detachTemplate, mapTemplate } from '../../api/collections';
import { TextField } from '../../forms/fields';
import { forget, useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { FileButton } from '../../kit/FileButton';
import { Panel } from '../../kit/Page';
import { Refused } from '../../kit/Refused';
import { useClear } from '../../kit/useClear';
import { WordField } from '../dues/fields';
import {
  type Choices,
  cellOptions,
  choicesOf,
  columnOptions,
  type Head,
  headKey,
  letters,
  mappingOf,
  understood,
} from './template';

/** The file goes up, and what was understood of it is shown. */
function Picker({ of }: { of: CollectionDetail }) {
  const t = useT();
  const [going, setGoing] = useState(false);
  const [error, setError] = useState<unknown>();
  const take = async (file: File) => {
    setGoing(true);
    setError(undefined);
    try {
      await attachTemplate(of.id, file).done;
      await forget([C]);
    } catch (failure) {
      setError(failure);
    } finally {
      setGoing(false);
    }
  };
  return (
    <>
      <p className="collection-file">
        <FileButton
          label={t(of.template ? 'superiorBook.replace' : 'superiorBook.upload')}
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          disabled={going}
          onFile={(file) => void take(file)}
        />
      </p>
      {going && <p role="status">{t('superiorBook.going')}</p>}
      <Refused error={error} />
    </>
  );
}

/** A choice for every column of the header. */
function Columns({ head, options }: { head: Head | undefined; options: { value: string; label: string }[] }) {
  const t = useT();
  const clear = useClear();
  return (
    <fieldset className="collection-field">
      <legend>{t('superiorBook.columns')}</legend>
      {(head?.titles ?? []).map((title, at) => (
        <Form.Item
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is what its place is
          key={at}
          name={['columns', String(at)]}
          label={title ? t('superiorBook.column', { letter: letters(at), title }) : letters(at)}
        >
          <Select allowClear={clear} placeholder={t('superiorBook.nothing')} options={options} />
        </Form.Item>
      ))}
    </fieldset>
  );
}

/** Single cells outside of the rows. */
function Cells({ of }: { of: CollectionDetail }) {
  const t = useT();
  return (
    <Form.List name="cells">
      {(rows, { add, remove }) => (
        <fieldset className="collection-field">
          <legend>{t('superiorBook.cells')}</legend>
          <p className="quiet">{t('superiorBook.cellsHelp')}</p>
          {rows.map(({ key, name }) => (
            <div key={key} className="collection-column">
              <TextField
                name={[name, 'cell']}
                label={t('superiorBook.cell')}
                required
                max={8}
                pattern={/^\s*[A-Za-z]{1,3}[1-9]\d{0,3}\s*$/}
                patternText={t('superiorBook.cellForm')}
              />
              <WordField name={[name, 'what']} label={t('superiorBook.what')} required options={cellOptions(t, of)} />
              <Button onClick={() => remove(name)}>{t('superiorBook.removeCell', { n: name + 1 })}</Button>
            </div>
          ))}
          <Button onClick={() => add({ cell: '', what: 'unit' })}>{t('superiorBook.addCell')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function Mapped({ of, template }: { of: CollectionDetail; template: NonNullable<CollectionDetail['template']> }) {
  const t = useT();
  const [form] = Form.useForm<Choices>();
  const saving = useAction({
    run: (choices: Choices) => mapTemplate(of, mappingOf(choices)),
    stale: [C],
    done: t('common.saved'),
    inForm: true,
  });
  const taking = useAction({ run: () => detachTemplate(of), stale: [C], done: t('superiorBook.detached') });
  const options = columnOptions(t, of);
  const chosen = Form.useWatch('head', form) ?? headKey(template.mapping);
  const head = (key: string) => template.heads.find((one) => headKey(one) === key);
  return (
    <Form<Choices>
      form={form}
      layout="vertical"
      initialValues={choicesOf(template)}
      onValuesChange={(changed: Partial<Choices>) => {
        if (changed.head) form.setFieldValue('columns', understood(head(changed.head), options));
      }}
      onFinish={(choices) => saving.mutate(choices)}
    >
      <p>{t('superiorBook.name', { name: template.file_name })}</p>
      <WordField
        name="head"
        label={t('superiorBook.head')}
        required
        help={t('superiorBook.headHelp')}
        options={template.heads.map((one) => ({
          value: headKey(one),
          label: t('superiorBook.headNo', { sheet: one.sheet_name, line: one.line }),
        }))}
      />
      <Columns head={head(chosen)} options={options} />
      <Cells of={of} />
      <Refused error={saving.error} />
      <div className="collection-actions">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t('superiorBook.save')}
        </Button>
        <Button loading={taking.isPending} onClick={() => taking.mutate()}>
          {t('superiorBook.detach')}
        </Button>
      </div>
    </Form>
  );
}

/** The workbook of the committee above: which file it is, and what stands where. */
export function TemplatePanel({ of }: { of: CollectionDetail }) {
  const t = useT();
  return (
    <Panel title={t('superiorBook.title')}>
      <p className="quiet">{t('superiorBook.lead')}</p>
      <Picker of={of} />
      {of.template && <Mapped key={of.version} of={of} template={of.template} />}
    </Panel>
  );
}
