import { EditOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { codes, type Member, member } from '../../api/records';
import { currentLocale, useT, word } from '../../i18n';
import { Action, useMay } from '../../kit/Action';
import { Flags } from '../../kit/Flags';
import { Page as Frame } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { TabLinks } from '../../kit/TabLinks';
import { Warnings } from '../../kit/Warnings';
import { type MemberTab, pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import { useFilters } from '../../router/useFilters';
import { FilesTab } from '../documents';
import { HonoursPanel } from '../honours/HonoursPanel';
import { EditDrawer } from './drawers';
import { MemberFacts } from './MemberFacts';
import { AccountPanel } from './panels/AccountPanel';
import { CorrectionsPanel } from './panels/CorrectionsPanel';
import { CoursesPanel } from './panels/CoursesPanel';
import { DispositionsPanel } from './panels/DispositionsPanel';
import { ExemptPanel } from './panels/ExemptPanel';
import { FloatingPanel } from './panels/FloatingPanel';
import { LostPanel } from './panels/LostPanel';
import { ParticipationPanel } from './panels/ParticipationPanel';
import { PostsPanel } from './panels/PostsPanel';
import { RightsPanel } from './panels/RightsPanel';
import './member.css';

interface Search extends Record<string, unknown> {
  tab?: MemberTab;
}

interface Args {
  params: { memberId: string };
}

export const loader = ({ params }: Args) =>
  Promise.all([
    queryClient.ensureQueryData(member(params.memberId)),
    queryClient.ensureQueryData(codes(currentLocale())),
  ]);

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const name = queryClient.getQueryData<Member>(member(params.memberId).queryKey)?.name ?? '';
  return [{ label: t('nav.members'), to: pb.members() }, { label: name }];
};

function Signs({ of }: { of: Member }) {
  const t = useT();
  return (
    <span className="signs">
      <Sign>{word(t, 'memberKind', of.member_kind)}</Sign>
      {of.membership_state !== 'normal' && <Sign tone="bad">{word(t, 'memberState', of.membership_state)}</Sign>}
      <Flags flags={of.flags} />
    </span>
  );
}

const TABS: readonly MemberTab[] = ['record', 'files'];

function Record({ of }: { of: Member }) {
  return (
    <div className="member-columns">
      <MemberFacts of={of} />
      <div className="member-side">
        <AccountPanel of={of} />
        <PostsPanel of={of} />
        <ParticipationPanel of={of} />
        <CoursesPanel of={of} />
        <FloatingPanel of={of} />
        <LostPanel of={of} />
        <ExemptPanel of={of} />
        <RightsPanel of={of} />
        <HonoursPanel whose={{ member_id: of.id }} name={of.name} />
        <DispositionsPanel of={of} />
        <CorrectionsPanel of={of} />
      </div>
    </div>
  );
}

export function Page() {
  const t = useT();
  const { memberId } = useParams({ strict: false }) as { memberId: string };
  const record = usePrefetched(member(memberId));
  const [editing, setEditing] = useState(false);
  const { allowed: files } = useMay('documents.view');
  const { filters } = useFilters<Search>();
  const tab = filters.tab ?? 'record';
  const reach = !record.actions.includes('update') ? t('unit.outOfReach') : undefined;
  return (
    <Frame
      title={record.name}
      signs={<Signs of={record} />}
      lead={<Go to={pb.unit(record.unit_id)}>{record.unit_name}</Go>}
      actions={
        <Action
          type="primary"
          needs="members.update"
          blocked={reach}
          icon={<EditOutlined aria-hidden />}
          onClick={() => setEditing(true)}
        >
          {t('common.edit')}
        </Action>
      }
    >
      <Warnings of={record.warnings} />
      {files && (
        <TabLinks
          label={t('member.parts')}
          tabs={TABS.map((name) => ({
            to: pb.member(memberId, name === 'record' ? {} : { tab: name }),
            label: t(`member.tab.${name}`),
            current: name === tab,
          }))}
        />
      )}
      {tab === 'record' && <Record of={record} />}
      {tab === 'files' && <FilesTab of={{ member: memberId }} />}
      <EditDrawer open={editing} record={record} onClose={() => setEditing(false)} />
    </Frame>
  );
}
