import { date } from '@zhibu/format';
import type { TalkClass, TalkOverview } from '../../api/talks';
import { useI18n, useT } from '../../i18n';
import { Notice } from '../../kit/Notice';
import { Panel } from '../../kit/Page';
import { RuleBasis } from '../../kit/RuleBasis';
import { Sign } from '../../kit/Sign';
import { standing, TONES } from './owing';

/** One class: what the rule asks for, how it stands, and, for the keepers, whom it is owed. */
function OfClass({ of, year }: { of: TalkClass; year: TalkOverview }) {
  const t = useT();
  const state = standing(of, year);
  const owing = (of.owing ?? []).map(({ who, with: other }) =>
    other ? t('talk.twoOf', { one: who.name, other: other.name }) : who.name,
  );
  return (
    <section className="duty" aria-label={t(`talkPair.${of.pair}`)}>
      <header>
        <h3>{t(`talkPair.${of.pair}`)}</h3>
        <Sign tone={TONES[state]}>{t(`talkStanding.${state}`, { n: of.left })}</Sign>
        <span className="quiet">{t(`talkCoverage.${of.coverage}`, { n: of.times })}</span>
      </header>
      {owing.length > 0 && <p>{t('talk.owing', { names: owing.join(t('common.listComma')) })}</p>}
    </section>
  );
}

/** What a year asks of a branch, and how it stands. */
export function YearPanel({ of }: { of: TalkOverview }) {
  const { t, locale } = useI18n();
  const without = of.names?.without_talk ?? [];
  return (
    <Panel
      title={t('talk.ofYear', { year: of.year })}
      extra={<span className="quiet">{t('talk.counted', { n: of.counted, day: date(of.due_on, locale) })}</span>}
    >
      {of.objected > 0 && <Notice tone="warn">{t('talk.someObjected', { n: of.objected })}</Notice>}
      {of.kept ? (
        of.classes.map((one) => <OfClass key={one.pair} of={one} year={of} />)
      ) : (
        <p className="quiet">{t('talk.notKept')}</p>
      )}
      {of.without_talk > 0 && (
        <p>
          {t('talk.without', { n: of.without_talk })}
          {without.map(({ name }) => name).join(t('common.listComma'))}
        </p>
      )}
      <RuleBasis {...of.basis} />
    </Panel>
  );
}
