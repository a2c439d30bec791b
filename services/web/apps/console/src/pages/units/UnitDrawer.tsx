import { useQuery } from '@tanstack/react-query';
import { call, ifMatch } from '@zhibu/api';
import { Form } from 'antd';
import { api, queryClient } from '../../api/client';
import { R, type UnitDetail, type UnitIn, type UnitKind, type UnitPatch, unit as unitQuery } from '../../api/records';
import { ConflictNotice } from '../../forms/ConflictNotice';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { bodyOf } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useVersioned } from '../../forms/useVersioned';
import { useT, word } from '../../i18n';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { UNIT_KINDS } from '../../words/units';
import { UnitFields } from './UnitFields';
import { EMPTY, toValues, type UnitValues } from './values';

/** A new name or kind was decided by somebody on some day; the other fields are only kept up to date. */
interface EditValues extends UnitValues {
  decided_on: string | null;
  doc_no: string | null;
}

const ROOT_KINDS: readonly UnitKind[] = [
  'party_committee',
  'work_committee',
  'general_branch',
  'branch',
  'joint_branch',
];

function Create({ parent, open, onClose }: { parent: UnitDetail | undefined; open: boolean; onClose: () => void }) {
  const t = useT();
  const go = useGo();
  const key = useKeyHeader(open);
  const create = useAction({
    run: (body: UnitIn) => call(api.POST('/api/records/units', { body, ...key })),
    stale: [R.units],
    done: t('unit.created'),
    onDone: (made) => {
      onClose();
      go(pb.unit(made.id));
    },
    inForm: true,
  });
  return (
    <DrawerForm<UnitValues>
      open={open}
      title={parent ? t('unit.newBelow', { name: parent.name }) : t('unit.createTop')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) =>
        create.mutate({ ...bodyOf({ ...EMPTY, ...values }), parent_id: parent?.id ?? null } as UnitIn)
      }
      submitError={create.error}
      loading={create.isPending}
    >
      <UnitFields kinds={parent?.allowed_children ?? ROOT_KINDS} />
    </DrawerForm>
  );
}

/** The decision behind a new name or kind. */
function Decision({ before }: { before: UnitDetail }) {
  const t = useT();
  const name = Form.useWatch<string>('name');
  const kind = Form.useWatch<UnitKind>('kind');
  if (name === undefined || (name.trim() === before.name && kind === before.kind)) return null;
  return (
    <>
      <h3 className="form-section">{t('unit.decision')}</h3>
      <div className="form-grid">
        <DateField name="decided_on" label={t('unit.decidedOn')} past help={t('unit.decidedHelp')} />
        <TextField name="doc_no" label={t('unit.decisionDoc')} max={100} />
      </div>
    </>
  );
}

const label = (t: ReturnType<typeof useT>, field: keyof EditValues) => word(t, 'unitField', field);

function Edit({ unit, open, onClose }: { unit: UnitDetail; open: boolean; onClose: () => void }) {
  const t = useT();
  const parent = useQuery({ ...unitQuery(unit.parent_id ?? ''), enabled: open && unit.parent_id !== null }).data;
  const kinds = unit.parent_id === null ? ROOT_KINDS : (parent?.allowed_children ?? [unit.kind]);
  const values = (record: UnitDetail): EditValues => ({ ...toValues(record), decided_on: null, doc_no: null });
  const saving = useVersioned<UnitDetail, EditValues>({
    record: unit,
    opened: open,
    toValues: values,
    reload: () => queryClient.fetchQuery({ ...unitQuery(unit.id), staleTime: 0 }),
    save: async (version, patch) => {
      const params = { path: { id: unit.id }, header: ifMatch(version) };
      const saved = await call(api.PATCH('/api/records/units/{id}', { params, body: patch as UnitPatch }));
      return { ...unit, ...saved };
    },
    stale: [R.units],
    done: t('common.saved'),
    onDone: onClose,
  });
  const close = () => {
    saving.reset();
    onClose();
  };
  return (
    <DrawerForm<EditValues>
      open={open}
      title={t('unit.editTitle', { name: unit.name })}
      onClose={close}
      initial={values(unit)}
      onSubmit={(edited) => saving.submit({ ...values(unit), ...edited })}
      submitError={saving.error}
      loading={saving.loading}
    >
      <UnitFields kinds={UNIT_KINDS.filter((kind) => kind === unit.kind || kinds.includes(kind))} />
      <Decision before={unit} />
      {saving.conflict && (
        <ConflictNotice
          conflict={saving.conflict}
          label={(field) => label(t, field)}
          show={(field, record) => String(record[field] ?? '—')}
          onResolve={saving.resolve}
          onDiscard={close}
          loading={saving.loading}
        />
      )}
    </DrawerForm>
  );
}

interface UnitDrawerProps {
  open: boolean;
  onClose: () => void;
  /** The unit to change, or the one under which a new one is founded. */
  unit?: UnitDetail;
  parent?: UnitDetail | undefined;
}

export function UnitDrawer({ open, onClose, unit, parent }: UnitDrawerProps) {
  return unit ? (
    <Edit unit={unit} open={open} onClose={onClose} />
  ) : (
    <Create parent={parent} open={open} onClose={onClose} />
  );
}
