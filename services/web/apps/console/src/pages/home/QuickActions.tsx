import { CloudUploadOutlined, SendOutlined, UserAddOutlined } from '@ant-design/icons';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { pb } from '../../paths';
import { useGo } from '../../router/go';

export function QuickActions() {
  const t = useT();
  const go = useGo();
  return (
    <>
      <Action needs="members.create" icon={<UserAddOutlined aria-hidden />} onClick={() => go(pb.memberNew())}>
        {t('member.new')}
      </Action>
      <Action
        needs="imports.run"
        icon={<CloudUploadOutlined aria-hidden />}
        onClick={() => go(pb.importNew({ kind: 'members' }))}
      >
        {t('import.new')}
      </Action>
      <Action needs="accounts.invite" icon={<SendOutlined aria-hidden />} onClick={() => go(pb.invitations())}>
        {t('invitation.new')}
      </Action>
    </>
  );
}
