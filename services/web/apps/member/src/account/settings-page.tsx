import { call } from '@zhibu/api';
import type { Locale } from '@zhibu/i18n';
import { SIZES, type Size, setSize, setTheme, size, THEMES, type Theme, theme } from '@zhibu/tokens';
import { useState } from 'react';
import { api, client } from '../api';
import { Card, Choice, Page } from '../kit';
import { chooseLanguage, locale, t } from '../words';

const LANGUAGES: { value: Locale; label: string }[] = [
  { value: 'zh-CN', label: '简体中文' },
  { value: 'en', label: 'English' },
];

async function speak(next: Locale): Promise<void> {
  await chooseLanguage(next);
  // the server's mails and messages follow; if it does not hear of it, this device does all the same
  await call(api.PATCH('/api/identity/session', { body: { locale: next } })).catch(() => undefined);
  void client.invalidateQueries();
}

export default function SettingsPage() {
  const [chosenSize, chooseSize] = useState<Size>(size());
  const [chosenTheme, chooseTheme] = useState<Theme>(theme());
  return (
    <Page title={t('settings.title')} back="/account" narrow>
      <Card>
        <Choice
          legend={t('settings.size')}
          value={chosenSize}
          options={SIZES.map((value) => ({
            value,
            label: <span className={`sample ${value}`}>{t(`settings.size_${value}`)}</span>,
          }))}
          onValue={(next) => {
            setSize(next);
            chooseSize(next);
          }}
        />
        <p className="sample-text">{t('settings.size_sample')}</p>
      </Card>
      <Card>
        <Choice
          legend={t('settings.language')}
          value={locale()}
          options={LANGUAGES}
          onValue={(next) => void speak(next)}
        />
      </Card>
      <Card>
        <Choice
          legend={t('settings.theme')}
          value={chosenTheme}
          options={THEMES.map((value) => ({ value, label: t(`settings.theme_${value}`) }))}
          onValue={(next) => {
            setTheme(next);
            chooseTheme(next);
          }}
        />
      </Card>
      <p className="plain centred">{t('settings.device')}</p>
    </Page>
  );
}
