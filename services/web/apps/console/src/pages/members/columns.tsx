import { EyeOutlined } from '@ant-design/icons';
import type { MemberRow } from '../../api/records';
import { type T, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Flags } from '../../kit/Flags';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { Column } from '../../table/columns';
import type { Sensitive } from '../../words/members';
import type { RevealRequest } from './reveal/RevealModal';

interface MaskedProps {
  t: T;
  row: MemberRow;
  field: Sensitive;
  value: string | null;
  reveal: (request: RevealRequest) => void;
}

/** A masked number; pressing it asks for the whole one. */
function Masked({ t, row, field, value, reveal }: MaskedProps) {
  if (!value) return <span className="quiet">—</span>;
  return (
    <Action
      type="link"
      className="masked"
      needs="members.reveal"
      icon={<EyeOutlined aria-hidden />}
      iconPlacement="end"
      aria-label={t('reveal.of', { field: word(t, 'field', field), name: row.name })}
      onClick={() => reveal({ id: row.id, name: row.name, fields: [field] })}
    >
      {value}
    </Action>
  );
}

export const memberColumns = (t: T, reveal: (request: RevealRequest) => void): Column<MemberRow>[] => [
  {
    key: 'name',
    title: t('field.name'),
    width: 100,
    pinned: true,
    sort: 'name',
    render: (m) => <Go to={pb.member(m.id)}>{m.name}</Go>,
  },
  {
    key: 'person',
    title: t('roster.person'),
    width: 112,
    render: (m) => (
      <span className="number">{[word(t, 'gender', m.gender), m.birth_year].filter(Boolean).join(' · ')}</span>
    ),
  },
  {
    key: 'unit',
    title: t('field.unit_id'),
    width: 136,
    grow: true,
    render: (m) => <Go to={pb.unit(m.unit_id)}>{m.unit_name}</Go>,
  },
  {
    key: 'kind',
    title: t('roster.kind'),
    width: 120,
    render: (m) => (
      <span className="signs">
        {word(t, 'memberKind', m.member_kind)}
        {m.membership_state !== 'normal' && <Sign tone="bad">{word(t, 'memberState', m.membership_state)}</Sign>}
      </span>
    ),
  },
  {
    key: 'joined',
    title: t('field.joined_on'),
    width: 108,
    sort: 'joined_on',
    render: (m) => <span className="number">{m.joined_on ?? '—'}</span>,
  },
  {
    key: 'full',
    title: t('field.full_on'),
    width: 112,
    wideOnly: true,
    render: (m) => <span className="number">{m.full_on ?? '—'}</span>,
  },
  {
    key: 'mobile',
    title: t('field.mobile'),
    width: 150,
    render: (m) => <Masked t={t} row={m} field="mobile" value={m.mobile_masked} reveal={reveal} />,
  },
  {
    key: 'id',
    title: t('field.id_no'),
    width: 195,
    render: (m) => <Masked t={t} row={m} field="id_no" value={m.id_no_masked} reveal={reveal} />,
  },
  {
    key: 'flags',
    title: t('roster.flags'),
    width: 106,
    render: (m) => (m.flags.length > 0 ? <Flags flags={m.flags} /> : '—'),
  },
];
