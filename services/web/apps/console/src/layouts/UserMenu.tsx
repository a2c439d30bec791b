import { DownOutlined, LogoutOutlined, SafetyOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call, LOGIN } from '@zhibu/api';
import { App, Button, Dropdown } from 'antd';
import { api, queryClient } from '../api/client';
import { session } from '../api/identity';
import { problemText } from '../api/problems';
import { useT, word } from '../i18n';
import { pb } from '../paths';
import { useGo } from '../router/go';

/** Leaves nothing of this person behind in the page before the log-in page opens. */
export function useSignOut() {
  const t = useT();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: () => call(api.DELETE('/api/identity/session')),
    onSuccess: () => {
      queryClient.clear();
      location.assign(LOGIN);
    },
    onError: (error) => void message.error(problemText(t, error)),
  });
}

export function UserMenu() {
  const t = useT();
  const go = useGo();
  const { data } = useQuery(session());
  const signOut = useSignOut();
  if (!data) return null;
  const roles = [...new Set(data.roles.map(({ role }) => word(t, 'role', role)))].join(t('common.listComma'));
  const items = [
    { key: 'who', label: <span className="quiet">{roles || t('role.none')}</span>, disabled: true },
    { type: 'divider' as const },
    { key: 'security', icon: <SafetyOutlined />, label: t('nav.security') },
    { key: 'member', icon: <UserOutlined />, label: t('nav.memberApp') },
    { type: 'divider' as const },
    { key: 'out', icon: <LogoutOutlined />, label: t('nav.signOut') },
  ];
  const choose = (key: string) => {
    if (key === 'security') go(pb.security());
    if (key === 'member') location.assign('/');
    if (key === 'out') signOut.mutate();
  };
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }} placement="bottomRight">
      <Button
        type="text"
        className="bar-tool user"
        loading={signOut.isPending}
        aria-label={t('nav.userMenu', { name: data.account.display_name })}
      >
        <span className="avatar" aria-hidden>
          {data.account.display_name.slice(0, 1)}
        </span>
        <span className="wide-only">{data.account.display_name}</span>
        <DownOutlined aria-hidden className="wide-only small" />
      </Button>
    </Dropdown>
  );
}
