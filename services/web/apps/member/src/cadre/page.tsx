import { useQuery } from '@tanstack/react-query';
import type { MyCadreRecord } from '@zhibu/api';
import { date, list } from '@zhibu/format';
import { queries } from '../api';
import { Card, LinkRow, Loaded, Note, Page } from '../kit';
import { locale, t } from '../words';
import { c, named } from './words';

type Fact = readonly [label: string, value: string | null | undefined];

const month = (value: string | null | undefined): string => value?.replace('-', '.') ?? '';

function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <Card title={title}>
      <dl className="facts-list">
        {facts.map(([label, value]) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd className={value ? '' : 'empty'}>{value || t('record.empty')}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Card title={title}>
      {lines.length === 0 && <p className="plain">{t('record.empty')}</p>}
      <ul className="requests">
        {lines.map((line) => (
          <li key={line} className="request">
            <p className="line">{line}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Mine({ of }: { of: MyCadreRecord }) {
  const { person, schooling } = of;
  const studies = (one: typeof schooling.full_time) =>
    [one?.level, one?.degree, one?.level_school, one?.degree_school].filter(Boolean).join(' ');
  const until = (one: MyCadreRecord['penalties'][number]) =>
    one.until ? c('cadre.until', { day: date(one.until, locale()) }) : c('cadre.lasting');
  return (
    <>
      <Facts
        title={c('cadre.basics')}
        facts={[
          [c('cadre.name'), of.name],
          [c('cadre.id_no'), of.id_no_masked],
          [
            c('cadre.posts'),
            list(
              of.posts.map((post) => post.title),
              locale(),
            ),
          ],
          [c('cadre.birth'), month(person.birth)],
          [c('cadre.party_joined'), month(person.party_joined)],
          [c('cadre.work_began'), month(person.work_began)],
          [c('cadre.full_time'), studies(schooling.full_time)],
          [c('cadre.in_service'), studies(schooling.in_service)],
          [c('cadre.health'), of.health],
        ]}
      />
      <Lines
        title={c('cadre.resume')}
        lines={of.resume.map((one) => `${month(one.from)}–${one.to ? month(one.to) : c('cadre.now')}　${one.text}`)}
      />
      <Lines
        title={c('cadre.results')}
        lines={[
          ...of.results.map((one) => `${one.year}　${named('cadre_grade', one.grade)}`),
          ...of.rewards.map((one) => `${date(one.on, locale())}　${one.text}`),
          ...of.penalties.map(
            (one) => `${date(one.on, locale())}　${named('cadre_penalty', one.penalty)}（${until(one)}）`,
          ),
          ...[of.results_note, of.awards_note].filter(Boolean),
        ]}
      />
      <Lines
        title={c('cadre.family')}
        lines={of.family.map((one) =>
          [`${one.relation} ${one.name}`, month(one.birth), one.political, one.work].filter(Boolean).join('　'),
        )}
      />
      <Card title={c('cadre.wrong')}>
        <p className="plain">{c('cadre.wrong_hint')}</p>
        <LinkRow to="/record" icon="edit" title={t('record.title')} />
      </Card>
    </>
  );
}

/** The own record as a cadre. */
export default function CadrePage() {
  const mine = useQuery(queries.cadre);
  return (
    <Page title={t('cadre.title')} back="/record" narrow>
      <Loaded query={mine}>
        {(of) =>
          of ? (
            <Mine of={of} />
          ) : (
            <Card>
              <Note icon="record" title={c('cadre.none')} hint={c('cadre.none_hint')} />
            </Card>
          )
        }
      </Loaded>
    </Page>
  );
}
