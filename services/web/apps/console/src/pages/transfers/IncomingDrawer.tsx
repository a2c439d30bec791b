import { call } from '@zhibu/api';
import { Form } from 'antd';
import { api } from '../../api/client';
import type { Unit } from '../../api/records';
import { type IncomingIn, X } from '../../api/transfers';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { useAction } from '../../forms/useAction';
import { useKeyHeader } from '../../forms/useKey';
import { useT, word } from '../../i18n';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { MEMBER_KINDS } from '../../words/members';
import { WordField } from '../dues/fields';
import { PaperLetterFields, type PaperValues, paperOf } from './PaperLetterFields';

interface Person {
  unit_id: string | null;
  name: string;
  id_no: string;
  member_kind: 'full' | 'probationary';
  joined_on: string | null;
  full_on: string | null;
  mobile: string;
}

interface Values {
  person: Person;
  from_place: string;
  paper_letter: PaperValues;
  reason: string;
}

const EMPTY: Values = {
  person: { unit_id: null, name: '', id_no: '', member_kind: 'full', joined_on: null, full_on: null, mobile: '' },
  from_place: '',
  paper_letter: { number: '', issued_on: null, valid_until: null, paid_to: '' },
  reason: '',
};

/** Members have their formal relation in branches alone. */
const noBranch = ({ kind }: Unit): boolean =>
  !['branch', 'joint_branch', 'retired_branch', 'floating_branch'].includes(kind);

function bodyOf({ person, from_place, paper_letter, reason }: Values): IncomingIn {
  const { unit_id, name, id_no, member_kind, joined_on, full_on, mobile } = person;
  return {
    person: {
      unit_id: unit_id ?? '',
      name: name.trim(),
      id_no: id_no.trim(),
      member_kind,
      joined_on: joined_on ?? '',
      ...(member_kind === 'full' && full_on && { full_on }),
      ...(mobile.trim() && { mobile: mobile.trim() }),
    },
    from_place: from_place.trim(),
    paper_letter: paperOf(paper_letter),
    reason: reason.trim() || null,
  } as IncomingIn;
}

function PersonFields() {
  const t = useT();
  const kind = Form.useWatch<string>(['person', 'member_kind']);
  const label = t('transfer.toBranch');
  const kinds = MEMBER_KINDS.map((value) => ({ value, label: word(t, 'memberKind', value) }));
  return (
    <>
      <TextField name={['person', 'name']} label={word(t, 'field', 'name')} required max={50} />
      <TextField name={['person', 'id_no']} label={word(t, 'field', 'id_no')} required max={40} />
      <WordField name={['person', 'member_kind']} label={word(t, 'field', 'member_kind')} required options={kinds} />
      <DateField name={['person', 'joined_on']} label={word(t, 'field', 'joined_on')} required past />
      {kind !== 'probationary' && <DateField name={['person', 'full_on']} label={word(t, 'field', 'full_on')} past />}
      <TextField name={['person', 'mobile']} label={word(t, 'field', 'mobile')} max={40} inputMode="tel" />
      <Form.Item
        name={['person', 'unit_id']}
        label={label}
        rules={[{ required: true, message: t('form.required', { label }) }]}
      >
        <UnitPicker refuse={noBranch} />
      </Form.Item>
    </>
  );
}

/** Takes down a letter that came from elsewhere, and who brings it. */
export function IncomingDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const go = useGo();
  const key = useKeyHeader(open);
  const save = useAction({
    run: (body: IncomingIn) => call(api.POST('/api/records/transfers/incoming', { body, ...key })),
    stale: [X],
    done: t('transfer.came'),
    onDone: (made) => {
      onClose();
      go(pb.transfer(made.id));
    },
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('transfer.incomingTitle')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => save.mutate(bodyOf({ ...EMPTY, ...values }))}
      submitError={save.error}
      loading={save.isPending}
      submitLabel={t('transfer.incoming')}
    >
      <p className="drawer-text">{t('transfer.incomingWhat')}</p>
      <h3 className="drawer-part">{t('transfer.theLetter')}</h3>
      <TextField name="from_place" label={t('transfer.fromPlace')} required />
      <PaperLetterFields />
      <h3 className="drawer-part">{t('transfer.thePerson')}</h3>
      <PersonFields />
      <TextField name="reason" label={t('transfer.note')} max={300} rows={2} />
    </DrawerForm>
  );
}
