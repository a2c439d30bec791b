import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CloudUploadOutlined,
  DatabaseOutlined,
  EyeInvisibleOutlined,
  EyeOutlined,
  FieldTimeOutlined,
  FormOutlined,
  GlobalOutlined,
  HomeOutlined,
  IdcardOutlined,
  InboxOutlined,
  MailOutlined,
  MoneyCollectOutlined,
  ProfileOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  SettingOutlined,
  SolutionOutlined,
  SwapOutlined,
  TeamOutlined,
  UserAddOutlined,
  UserSwitchOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Permission } from '../app/access';
import type { LeavableArea } from '../app/practice';
import type { PlainKey } from '../i18n';
import { pb } from '../paths';

export interface NavItem {
  to: string;
  label: PlainKey;
  icon: ReactNode;
  needs?: Permission;
  /** Not there where the organisation leaves this out. */
  area?: LeavableArea;
}

export interface NavGroup {
  label?: PlainKey;
  items: readonly NavItem[];
}

/** Everything there is, in the order of a secretary's day. What one may not open stays visible, with a lock. */
export const NAV: readonly NavGroup[] = [
  {
    items: [
      { to: pb.home(), label: 'nav.home', icon: <HomeOutlined /> },
      { to: pb.exceptions(), label: 'nav.exceptions', icon: <WarningOutlined />, needs: 'units.view' },
    ],
  },
  {
    label: 'nav.records',
    items: [
      { to: pb.units(), label: 'nav.units', icon: <ApartmentOutlined />, needs: 'units.view' },
      { to: pb.members(), label: 'nav.members', icon: <TeamOutlined />, needs: 'members.view' },
      { to: pb.posts(), label: 'nav.posts', icon: <IdcardOutlined />, needs: 'posts.view' },
      { to: pb.dues(), label: 'nav.dues', icon: <MoneyCollectOutlined />, needs: 'dues.view', area: 'dues' },
      { to: pb.meetings(), label: 'nav.meetings', icon: <CalendarOutlined />, needs: 'meetings.view' },
      {
        to: pb.development(),
        label: 'nav.development',
        icon: <UserAddOutlined />,
        needs: 'development.view',
        area: 'development',
      },
      {
        to: pb.transfers(),
        label: 'nav.transfers',
        icon: <SwapOutlined />,
        needs: 'transfers.view',
        area: 'transfers',
      },
      { to: pb.elections(), label: 'nav.elections', icon: <CarryOutOutlined />, needs: 'elections.view' },
      { to: pb.collections(), label: 'nav.collections', icon: <ProfileOutlined />, needs: 'collections.view' },
      { to: pb.archive(), label: 'nav.archive', icon: <InboxOutlined />, needs: 'archive.view' },
      { to: pb.statistics(), label: 'nav.statistics', icon: <BarChartOutlined />, needs: 'statistics.view' },
      {
        to: pb.cadres(),
        label: 'nav.cadres',
        icon: <SolutionOutlined />,
        needs: 'cadres.view',
        area: 'cadres',
      },
      { to: pb.corrections(), label: 'nav.corrections', icon: <FormOutlined />, needs: 'corrections.view' },
      { to: pb.imports(), label: 'nav.imports', icon: <CloudUploadOutlined />, needs: 'imports.run' },
    ],
  },
  {
    label: 'nav.people',
    items: [
      { to: pb.accounts(), label: 'nav.accounts', icon: <UserSwitchOutlined />, needs: 'accounts.view' },
      { to: pb.invitations(), label: 'nav.invitations', icon: <SendOutlined />, needs: 'accounts.invite' },
      { to: pb.roles(), label: 'nav.roles', icon: <SafetyCertificateOutlined />, needs: 'roles.view' },
      { to: pb.deliveries(), label: 'nav.deliveries', icon: <MailOutlined />, needs: 'deliveries.view' },
    ],
  },
  {
    label: 'nav.organisation',
    items: [
      { to: pb.settings(), label: 'nav.settings', icon: <SettingOutlined />, needs: 'settings.view' },
      { to: pb.rules(), label: 'nav.rules', icon: <BookOutlined /> },
      { to: pb.burden(), label: 'nav.burden', icon: <FieldTimeOutlined />, needs: 'posts.view' },
      { to: pb.domains(), label: 'nav.domains', icon: <GlobalOutlined />, needs: 'settings.view' },
      { to: pb.privacy(), label: 'nav.privacy', icon: <EyeInvisibleOutlined />, needs: 'settings.view' },
      { to: pb.audit(), label: 'nav.audit', icon: <AuditOutlined />, needs: 'audit.read' },
      { to: pb.operatorEntries(), label: 'nav.operatorEntries', icon: <EyeOutlined />, needs: 'audit.read' },
      { to: pb.data(), label: 'nav.data', icon: <DatabaseOutlined />, needs: 'settings.configure' },
    ],
  },
];

/** The entry a page belongs to: the longest one its address begins with. */
export function activeEntry(pathname: string): string | undefined {
  const entries = NAV.flatMap((group) => group.items.map((item) => item.to));
  const fits = entries.filter((to) =>
    to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`),
  );
  return fits.sort((a, b) => b.length - a.length)[0];
}
