import { CloudUploadOutlined, DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useState } from 'react';
import { saveFile } from '../../api/files';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Action, useMay } from '../../kit/Action';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { ExportModal } from './drawers';
import { exportPath, type Format, type RosterSearch } from './filter';

/**
 * The list as it is filtered, as a file. It is made for this person: with what they may see, masked unless they may
 * see more and say why, and audited.
 */
function Export({ filters }: { filters: RosterSearch }) {
  const t = useT();
  const { allowed } = useMay('members.export');
  const { allowed: mayReveal } = useMay('members.reveal');
  const [asking, setAsking] = useState(false);
  const save = useAction({
    run: (format: Format) => saveFile(exportPath(filters, format), `${t('nav.members')}.${format}`),
    done: t('roster.exported'),
  });
  const button = (
    <Action needs="members.export" icon={<DownloadOutlined aria-hidden />} loading={save.isPending}>
      {t('roster.export')}
    </Action>
  );
  if (!allowed) return button;
  const items = [
    { key: 'xlsx', label: t('roster.xlsx') },
    { key: 'csv', label: t('roster.csv') },
    ...(mayReveal ? [{ key: 'full', label: t('roster.full') }] : []),
  ];
  const take = (key: string) => (key === 'full' ? setAsking(true) : save.mutate(key as Format));
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => take(key) }}>
        {button}
      </Dropdown>
      <ExportModal open={asking} filters={filters} onClose={() => setAsking(false)} />
    </>
  );
}

export function RosterActions({ filters }: { filters: RosterSearch }) {
  const t = useT();
  const go = useGo();
  return (
    <>
      <Action needs="members.view" onClick={() => go(pb.floating(filters.unit ? { unit: filters.unit } : {}))}>
        {t('register.stays')}
      </Action>
      <Export filters={filters} />
      <Action
        needs="imports.run"
        icon={<CloudUploadOutlined aria-hidden />}
        onClick={() => go(pb.importNew({ kind: 'members' }))}
      >
        {t('import.new')}
      </Action>
      <Action
        type="primary"
        needs="members.create"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => go(pb.memberNew(filters.unit ? { unit: filters.unit } : {}))}
      >
        {t('member.new')}
      </Action>
    </>
  );
}
