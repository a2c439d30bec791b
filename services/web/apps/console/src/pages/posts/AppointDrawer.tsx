import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { App, Form, Select } from 'antd';
import { api } from '../../api/client';
import { type PostIn, R, unit as unitQuery } from '../../api/records';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { bodyOf } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useT, word } from '../../i18n';
import { Cited } from '../../kit/Cited';
import { MemberPicker } from '../../kit/MemberPicker';
import { UnitPicker } from '../../kit/UnitPicker';

interface Values {
  unit_id: string | null;
  member_id: string | null;
  post: string | null;
  basis: PostIn['basis'];
  started_on: string | null;
  term_end: string | null;
  doc_no: string | null;
}

const BASES: readonly PostIn['basis'][] = ['elected', 'appointed', 'acting'];

/** The posts a unit of this kind has; the end of the unit's own term is offered for elected ones. */
function PostFields() {
  const t = useT();
  const form = Form.useFormInstance<Values>();
  const unitId = Form.useWatch<string | null>('unit_id');
  const { data } = useQuery({ ...unitQuery(unitId ?? ''), enabled: Boolean(unitId) });
  const posts = data?.allowed_posts ?? [];
  const termEnd = data?.term.ends_on ?? null;
  return (
    <>
      <Form.Item
        name="post"
        label={t('post.post')}
        extra={unitId ? undefined : t('post.unitFirst')}
        rules={[{ required: true, message: t('form.required', { label: t('post.post') }) }]}
      >
        <Select
          options={posts.map((value) => ({ value, label: word(t, 'post', value) }))}
          notFoundContent={unitId ? t('post.noneAllowed') : t('post.unitFirst')}
          onChange={() => termEnd && !form.getFieldValue('term_end') && form.setFieldValue('term_end', termEnd)}
        />
      </Form.Item>
      <Form.Item name="basis" label={t('post.basis')} rules={[{ required: true }]}>
        <Select options={BASES.map((value) => ({ value, label: word(t, 'basis', value) }))} />
      </Form.Item>
      <DateField name="started_on" label={t('post.from')} required />
      <DateField name="term_end" label={t('post.termEnd')} help={t('post.termEndHelp')} />
    </>
  );
}

/** Members of the unit itself come first in a search of the unit above them. */
function Holder({ member }: { member: { id: string; name: string } | undefined }) {
  const t = useT();
  return (
    <Form.Item
      name="member_id"
      label={t('post.holder')}
      rules={[{ required: true, message: t('form.required', { label: t('post.holder') }) }]}
      hidden={member !== undefined}
    >
      <MemberPicker chosenName={member?.name} />
    </Form.Item>
  );
}

interface AppointDrawerProps {
  open: boolean;
  onClose: () => void;
  unit?: { id: string; name: string };
  member?: { id: string; name: string; unit_id: string };
}

/** Enters who holds a post from when on. */
export function AppointDrawer({ open, onClose, unit, member }: AppointDrawerProps) {
  const t = useT();
  const { modal } = App.useApp();
  const key = useKeyHeader(open);
  const appoint = useAction({
    run: (body: PostIn) => call(api.POST('/api/records/posts', { body, ...key })),
    stale: [R.posts, R.units],
    done: t('post.appointed'),
    onDone: (made) => {
      onClose();
      const warnings = made.warnings ?? [];
      if (warnings.length > 0) {
        modal.warning({
          title: t('post.appointedBut'),
          content: warnings.map((warning) => (
            <p key={warning.code}>
              {warning.detail} <Cited basis={warning.basis} plain />
            </p>
          )),
        });
      }
    },
    inForm: true,
  });
  const initial: Values = {
    unit_id: unit?.id ?? member?.unit_id ?? null,
    member_id: member?.id ?? null,
    post: null,
    basis: 'elected',
    started_on: null,
    term_end: null,
    doc_no: null,
  };
  return (
    <DrawerForm<Values>
      open={open}
      title={t('post.appointTitle', { name: member?.name ?? unit?.name ?? '' })}
      onClose={onClose}
      initial={initial}
      onSubmit={(values) => appoint.mutate(bodyOf({ ...initial, ...values }) as PostIn)}
      submitError={appoint.error}
      loading={appoint.isPending}
      submitLabel={t('post.appoint')}
    >
      <Holder member={member} />
      <Form.Item
        name="unit_id"
        label={t('post.unit')}
        hidden={unit !== undefined}
        rules={[{ required: true, message: t('form.required', { label: t('post.unit') }) }]}
      >
        <UnitPicker />
      </Form.Item>
      <PostFields />
      <TextField name="doc_no" label={t('unit.decisionDoc')} max={100} />
    </DrawerForm>
  );
}
