import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { addRecipients, C, type CollectionDetail, type Recipients, sendTo } from '../../api/collections';
import { unitTree } from '../../api/records';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT, word } from '../../i18n';
import { UNIT_KINDS } from '../../words/units';

interface SendDrawerProps {
  open: boolean;
  of: CollectionDetail;
  onClose: () => void;
}

/** Whom to ask: every unit of some kinds, and units by name. */
export function SendDrawer({ open, of, onClose }: SendDrawerProps) {
  const t = useT();
  const tree = useQuery(unitTree()).data ?? [];
  const first = of.state === 'draft';
  const save = useAction({
    run: (body: Recipients) => (first ? sendTo(of, body) : addRecipients(of.id, body)),
    stale: [C],
    done: t('collection.sent'),
    onDone: onClose,
    inForm: true,
  });
  const kinds = UNIT_KINDS.filter((kind) => tree.some((unit) => unit.kind === kind && unit.state === 'active'));
  const title = t(first ? 'collection.send' : 'collection.addUnits');
  return (
    <DrawerForm<Recipients>
      open={open}
      title={title}
      onClose={onClose}
      initial={{ kinds: first ? ['branch'] : [], unit_ids: [] }}
      onSubmit={(values) => save.mutate(values)}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={title}
    >
      <p className="drawer-text">{t(first ? 'collection.sendWhat' : 'collection.addWhat')}</p>
      <Form.Item name="kinds" label={t('collection.byKind')}>
        <Select mode="multiple" options={kinds.map((value) => ({ value, label: word(t, 'unitKind', value) }))} />
      </Form.Item>
      <Form.Item name="unit_ids" label={t('collection.byHand')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={tree.filter((unit) => unit.state === 'active').map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </DrawerForm>
  );
}
