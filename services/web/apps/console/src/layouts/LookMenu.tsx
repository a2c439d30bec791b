import { FontSizeOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import type { Locale } from '@zhibu/i18n';
import { SIZES, THEMES } from '@zhibu/tokens';
import { Button, Popover } from 'antd';
import { api } from '../api/client';
import { LANGUAGES } from '../app/locale';
import { setSize, setTheme, useLook } from '../app/preferences';
import { switchLocale, useI18n } from '../i18n';
import { Choice } from '../kit/Choice';

function Choices({ remembers }: { remembers: boolean }) {
  const { t, locale } = useI18n();
  const { size, theme } = useLook();
  // An account keeps the language too, for the letters it is sent; the page need not wait for that.
  const remember = useMutation({
    mutationFn: (next: Locale) => call(api.PATCH('/api/identity/session', { body: { locale: next } })),
  });
  return (
    <div className="look">
      <Choice
        label={t('look.size')}
        value={size}
        options={SIZES.map((value) => ({ value, label: t(`look.size.${value}`) }))}
        onChange={setSize}
      />
      <Choice
        label={t('look.theme')}
        value={theme}
        options={THEMES.map((value) => ({ value, label: t(`look.theme.${value}`) }))}
        onChange={setTheme}
      />
      <Choice<Locale>
        label={t('look.language')}
        value={locale}
        options={LANGUAGES}
        onChange={(next) => {
          void switchLocale(next);
          if (remembers) remember.mutate(next);
        }}
      />
    </div>
  );
}

/** Text size (the elder mode), theme and language: always in reach, one press away. */
export function LookMenu({ remembers = true }: { remembers?: boolean }) {
  const { t } = useI18n();
  return (
    <Popover
      content={<Choices remembers={remembers} />}
      trigger="click"
      placement="bottomRight"
      title={t('look.title')}
      getPopupContainer={(button) => button.parentElement ?? document.body}
    >
      <Button type="text" icon={<FontSizeOutlined aria-hidden />} aria-label={t('look.title')} className="bar-tool">
        <span className="wide-only">{t('look.short')}</span>
      </Button>
    </Popover>
  );
}
