import { UploadOutlined } from '@ant-design/icons';
import { call } from '@zhibu/api';
import { App } from 'antd';
import { useRef } from 'react';
import { api } from '../../api/client';
import { putFile } from '../../api/files';
import { I } from '../../api/identity';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';

const MOST = 512 * 1024;
const TYPES = ['image/png', 'image/jpeg', 'image/webp'];

/** The logo is saved at once, apart from the form: it is a file, not a field. */
export function Logo({ url }: { url: string | null }) {
  const t = useT();
  const { message } = App.useApp();
  const picker = useRef<HTMLInputElement>(null);
  const stale = [I.settings, I.session];
  const put = useAction({
    run: (file: File) => putFile('/api/identity/settings/logo', file),
    stale,
    done: t('settings.logoSaved'),
  });
  const remove = useAction({
    run: () => call(api.DELETE('/api/identity/settings/logo')),
    stale,
    done: t('settings.logoRemoved'),
  });
  const chosen = (file: File | undefined) => {
    if (!file) return;
    if (!TYPES.includes(file.type)) void message.error(t('settings.logoType'));
    else if (file.size > MOST) void message.error(t('settings.logoSize'));
    else put.mutate(file);
  };
  return (
    <div className="logo-field">
      <div className="logo-box">
        {url ? <img src={url} alt={t('settings.logoNow')} /> : <span className="quiet">{t('settings.noLogo')}</span>}
      </div>
      <div>
        <div className="row-actions">
          <Action
            needs="settings.configure"
            icon={<UploadOutlined aria-hidden />}
            loading={put.isPending}
            onClick={() => picker.current?.click()}
          >
            {t('settings.logoChoose')}
          </Action>
          <Action
            needs="settings.configure"
            blocked={url ? undefined : t('settings.noLogo')}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {t('settings.logoRemove')}
          </Action>
        </div>
        <p className="quiet">{t('settings.logoHelp')}</p>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        accept={TYPES.join(',')}
        aria-label={t('settings.logoChoose')}
        onChange={(event) => {
          chosen(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
