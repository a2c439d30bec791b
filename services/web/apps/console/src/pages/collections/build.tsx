import { useParams } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { queryClient } from '../../api/client';
import { C, type CollectionDetail, collection, create, type Draft, type Field, update } from '../../api/collections';
import { usePrefetched } from '../../api/prefetched';
import { unitTree } from '../../api/records';
import { DateField } from '../../forms/DateField';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Page as Frame, Panel } from '../../kit/Page';
import { Refused } from '../../kit/Refused';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import type { PageModule } from '../../router/page';
import { type FieldDraft, FieldEditor } from './FieldEditor';
import './collections.css';

interface Values {
  unit_id: string;
  title: string;
  intro?: string;
  due_on: string;
  fields: FieldDraft[];
}

export const loader = async ({ params }: { params: { collectionId?: string } }) => {
  await queryClient.ensureQueryData(unitTree());
  if (params.collectionId) await queryClient.ensureQueryData(collection(params.collectionId));
};

export const crumbs: PageModule['crumbs'] = (t) => [
  { label: t('nav.collections'), to: pb.collections() },
  { label: t('collection.build') },
];

/** The keys of what is new follow those that are there: a field keeps its key when its name changes. */
function fieldsOf(drafts: readonly FieldDraft[]): Field[] {
  const next = (prefix: string, taken: Set<string>) => {
    let n = 1;
    while (taken.has(`${prefix}${n}`)) n += 1;
    taken.add(`${prefix}${n}`);
    return `${prefix}${n}`;
  };
  const taken = new Set(drafts.map((one) => one.key ?? ''));
  return drafts.map((one) => {
    const inTable = new Set((one.columns ?? []).map((column) => column.key ?? ''));
    const clean = (choices: string[] | undefined) => (choices ?? []).map((text) => text.trim()).filter(Boolean);
    return {
      key: one.key || next('f', taken),
      label: one.label.trim(),
      kind: one.kind,
      required: Boolean(one.required),
      help: one.help?.trim() || null,
      known: one.known ?? null,
      editable: Boolean(one.known && one.editable),
      choices: one.kind === 'choice' ? clean(one.choices) : [],
      columns:
        one.kind === 'table'
          ? (one.columns ?? []).map((column) => ({
              key: column.key || next('c', inTable),
              label: column.label.trim(),
              kind: column.kind,
              choices: column.kind === 'choice' ? clean(column.choices) : [],
            }))
          : [],
    };
  });
}

const draftOf = (values: Values): Draft => ({
  title: values.title.trim(),
  intro: values.intro?.trim() || null,
  due_on: values.due_on,
  form: { fields: fieldsOf(values.fields) },
});

function Builder({ of }: { of?: CollectionDetail }) {
  const t = useT();
  const go = useGo();
  const tree = usePrefetched(unitTree());
  const save = useAction({
    run: (values: Values) =>
      of ? update(of, draftOf(values)) : create({ unit_id: values.unit_id, draft: draftOf(values) }),
    stale: [C],
    done: t('common.saved'),
    onDone: (saved) => go(pb.collection(saved.id)),
    inForm: true,
  });
  const blank: Partial<Values> = { fields: [{ label: '', kind: 'text' }] };
  const initial = of
    ? { ...of, fields: of.form.fields as FieldDraft[], intro: of.intro ?? '' }
    : { ...blank, unit_id: tree[0]?.id };
  return (
    <Frame title={of ? of.title : t('collection.new')} lead={t('collection.buildLead')}>
      <Panel>
        <Form<Values> layout="vertical" initialValues={initial} onFinish={(values) => save.mutate(values)} requiredMark>
          {!of && (
            <Form.Item name="unit_id" label={t('collection.by')} rules={[{ required: true }]}>
              <UnitPicker />
            </Form.Item>
          )}
          <TextField name="title" label={t('collection.title')} required max={100} />
          <TextField name="intro" label={t('collection.intro')} max={1000} rows={3} />
          <DateField name="due_on" label={t('collection.due')} required />
          <Form.List name="fields">
            {(fields, { add, remove }) => (
              <>
                {fields.map(({ key, name }) => (
                  <FieldEditor key={key} at={name} onRemove={() => remove(name)} />
                ))}
                <Button block onClick={() => add({ label: '', kind: 'text' })}>
                  {t('collection.addField')}
                </Button>
              </>
            )}
          </Form.List>
          <p className="quiet">{t('superiorBook.later')}</p>
          <Refused error={save.error} />
          <div className="next-deeds">
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {t('collection.saveDraft')}
            </Button>
          </div>
        </Form>
      </Panel>
    </Frame>
  );
}

function Known({ id }: { id: string }) {
  const of = usePrefetched(collection(id));
  return <Builder of={of} key={of.version} />;
}

/** A form is put together, field by field. */
export function Page() {
  const { collectionId } = useParams({ strict: false }) as { collectionId?: string };
  return collectionId ? <Known id={collectionId} /> : <Builder />;
}
