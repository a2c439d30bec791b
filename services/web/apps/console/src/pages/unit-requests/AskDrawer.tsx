import { call } from '@zhibu/api';
import { Form } from 'antd';
import { api } from '../../api/client';
import { Q, type UnitRequestIn } from '../../api/elections';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useT, word } from '../../i18n';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { JOINT_BODIES } from '../../words/units';
import { WordField } from '../dues/fields';
import { CountField } from '../elections/fields';

const KINDS = ['found', 'dissolve'] as const;
const UNIT_KINDS = [
  'branch',
  'joint_branch',
  'temporary_branch',
  'functional_branch',
  'retired_branch',
  'floating_branch',
  'general_branch',
  'party_committee',
  'group',
] as const;

interface Values {
  kind: (typeof KINDS)[number];
  unit_id: string | null;
  founding: {
    parent_id: string | null;
    kind: (typeof UNIT_KINDS)[number];
    name: string;
    full_members: number;
    probationary_members: number;
    joint_bodies?: number | null;
  };
  reason: string;
}

const EMPTY: Values = {
  kind: 'found',
  unit_id: null,
  founding: { parent_id: null, kind: 'branch', name: '', full_members: 3, probationary_members: 0 },
  reason: '',
};

function Picker({ name, label }: { name: string | string[]; label: string }) {
  const t = useT();
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('form.required', { label }) }]}>
      <UnitPicker />
    </Form.Item>
  );
}

function Founding() {
  const t = useT();
  const kind = Form.useWatch<string | undefined>(['founding', 'kind']);
  return (
    <>
      <Picker name={['founding', 'parent_id']} label={t('unitRequest.parent')} />
      <WordField
        name={['founding', 'kind']}
        label={t('election.kind')}
        required
        options={UNIT_KINDS.map((value) => ({ value, label: word(t, 'unitKind', value) }))}
      />
      <TextField name={['founding', 'name']} label={t('unitRequest.name')} required max={200} />
      {kind === 'joint_branch' && (
        <CountField name={['founding', 'joint_bodies']} label={t('unitRequest.bodies')} bounds={JOINT_BODIES} />
      )}
      <CountField name={['founding', 'full_members']} label={t('unitRequest.full')} />
      <CountField name={['founding', 'probationary_members']} label={t('unitRequest.probationary')} />
    </>
  );
}

/** Asks for a unit to be founded or dissolved. */
export function AskDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const go = useGo();
  const key = useKeyHeader(open);
  const save = useAction({
    run: (body: UnitRequestIn) => call(api.POST('/api/records/unit-requests', { body, ...key })),
    stale: [Q],
    done: t('unitRequest.asked'),
    onDone: (made) => {
      onClose();
      go(pb.unitRequest(made.id));
    },
    inForm: true,
  });
  const bodyOf = ({ kind, unit_id, founding, reason }: Values): UnitRequestIn =>
    (kind === 'found' ? { kind, founding, reason } : { kind, unit_id, reason }) as UnitRequestIn;
  return (
    <DrawerForm<Values>
      open={open}
      title={t('unitRequest.ask')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => save.mutate(bodyOf({ ...EMPTY, ...values }))}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('unitRequest.send')}
    >
      <p className="drawer-text">{t('unitRequest.askWhat')}</p>
      <WordField
        name="kind"
        label={t('unitRequest.what')}
        required
        options={KINDS.map((value) => ({ value, label: t(`unitRequestKind.${value}`) }))}
      />
      <Form.Item noStyle shouldUpdate={(was, is) => was.kind !== is.kind}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'dissolve' ? <Picker name="unit_id" label={t('post.unit')} /> : <Founding />
        }
      </Form.Item>
      <TextField name="reason" label={t('transfer.why')} required max={300} rows={2} />
    </DrawerForm>
  );
}
