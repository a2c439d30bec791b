import { date } from '@zhibu/format';
import { lazy, Suspense, useState } from 'react';
import type { RuleEntry, RuleSetting } from '../../api/rules';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { RuleBasis } from '../../kit/RuleBasis';
import { Sign } from '../../kit/Sign';
import { WhenOpened } from '../../kit/WhenOpened';
import { called, figureLines, nameOf, type RuleWords, roomText, valueText } from './says';

const Years = lazy(async () => ({ default: (await import('./Years')).Years }));
const SetDrawer = lazy(async () => ({ default: (await import('./SetDrawer')).SetDrawer }));

interface SettingProps {
  rule: RuleEntry;
  setting: RuleSetting;
  words: RuleWords;
}

function Setting({ rule, setting, words }: SettingProps) {
  const { t, locale } = useI18n();
  const [open, show] = useState(false);
  const { room, value, usual, next } = setting;
  const name = nameOf(words, rule.id, setting.name);
  const own = JSON.stringify(value) !== JSON.stringify(usual);
  return (
    <li className="rule-setting">
      <span className="rule-name">{name}</span>
      <span>
        <strong>{valueText(t, words, room, value)}</strong> {own && <Sign tone="info">{t('basis.own')}</Sign>}
        {next && (
          <small className="quiet">
            {' '}
            {t('rules.next', {
              day: date(next.effective_from, locale),
              value:
                next.value === null || next.value === undefined
                  ? t('rules.back')
                  : valueText(t, words, room, next.value),
            })}
          </small>
        )}
      </span>
      <small className="quiet">
        {t('rules.usual')} {valueText(t, words, room, usual)} · {t('rules.room')} {roomText(t, words, room)}
      </small>
      <Action
        needs="settings.configure"
        size="small"
        aria-label={`${t('rules.change')} ${name}`}
        onClick={() => show(true)}
      >
        {t('rules.change')}
      </Action>
      <WhenOpened open={open}>
        <SetDrawer open={open} onClose={() => show(false)} rule={rule} setting={setting} words={words} />
      </WhenOpened>
    </li>
  );
}

function Wordings({ rule }: { rule: RuleEntry }) {
  const { t, locale } = useI18n();
  if (rule.wordings.length < 2) return null;
  return (
    <details>
      <summary>{t('rules.wordings', { n: rule.wordings.length })}</summary>
      <ul>
        {rule.wordings.map((one) => (
          <li key={one.effective_from}>
            {t('rules.wording', { day: date(one.effective_from, locale) })}{' '}
            {one.own && <Sign tone="info">{t('basis.own')}</Sign>} <small className="quiet">{one.source}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One rule: what it says, where it is from, and what the organisation may decide in it. */
export function RulePanel({ rule, words }: { rule: RuleEntry; words: RuleWords }) {
  const { t } = useI18n();
  const figures = figureLines(t, words, rule);
  const ofYears = rule.settings.some(({ room }) => room.shape === 'days');
  return (
    <div id={`rule-${rule.id}`} className="rule-panel">
      <Panel title={called(words, 'rule', rule.id) ?? rule.id}>
        <RuleBasis source={rule.source} since={rule.effective_from} own={rule.own} />
        {rule.elsewhere && <p className="quiet">{t('rules.elsewhere')}</p>}
        {ofYears && (
          <Suspense fallback={null}>
            <Years rule={rule} />
          </Suspense>
        )}
        {rule.settings.length > 0 && !ofYears && (
          <ul className="rule-settings" aria-label={t('rules.settings')}>
            {rule.settings.map((setting) => (
              <Setting key={setting.name} rule={rule} setting={setting} words={words} />
            ))}
          </ul>
        )}
        {figures.length > 0 && (
          <ul className="rule-figures" aria-label={t('rules.figures')}>
            {figures.map((one) => (
              <li key={one.name}>
                <span>{one.name}</span> <strong className="number">{one.says}</strong>
              </li>
            ))}
          </ul>
        )}
        <Wordings rule={rule} />
      </Panel>
    </div>
  );
}
