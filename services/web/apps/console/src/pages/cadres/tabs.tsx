import { date } from '@zhibu/format';
import { Button } from 'antd';
import type { Cadre, CheckOut } from '../../api/cadres';
import { useI18n, useT } from '../../i18n';
import { Cited } from '../../kit/Cited';
import { Facts } from '../../kit/Facts';
import { Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';
import { type CadreTab, pb } from '../../paths';
import { Go } from '../../router/go';
import { AGREES, shown, TONES } from './look';
import { Photo } from './Photo';
import type { Part, Secret } from './parts';

interface TabProps {
  of: Cadre;
  secret: (Secret & { id_no?: string | null }) | undefined;
  onReveal: (() => void) | undefined;
  revealing: boolean;
  onEdit: ((part: Part) => void) | undefined;
  onCheck: ((check: CheckOut) => void) | undefined;
}

function Edit({ part, onEdit }: { part: Part; onEdit: TabProps['onEdit'] }) {
  const t = useT();
  if (!onEdit) return null;
  return (
    <Button onClick={() => onEdit(part)} aria-label={t('cadre.editPart', { part: t(`cadrePart.${part}`) })}>
      {t('common.edit')}
    </Button>
  );
}

function Basic({ of, secret, onEdit }: TabProps) {
  const { t, locale } = useI18n();
  const { person, schooling } = of;
  const studies = (sort: 'full_time' | 'in_service') => {
    const one = schooling[sort];
    return [one?.level, one?.degree, one?.level_school, one?.degree_school].filter(Boolean).join(' ');
  };
  const posts = of.posts.map((post) => (post.since ? `${post.title}（${date(post.since, locale)}）` : post.title));
  return (
    <>
      <Panel title={t('cadrePart.person')} extra={<Edit part="person" onEdit={onEdit} />}>
        <Facts
          facts={[
            { label: t('cadre.posts'), value: posts.join('、'), wide: true },
            { label: t('cadre.unit'), value: of.unit_name },
            {
              label: t('cadre.member'),
              value: of.member_id ? <Go to={pb.member(of.member_id)}>{t('cadre.linked')}</Go> : t('cadre.notLinked'),
            },
            { label: t('cadre.idNo'), value: secret?.id_no ?? of.id_no_masked },
            { label: t('cadre.gender'), value: person.gender },
            { label: t('cadreField.birth'), value: shown(person.birth) },
            { label: t('cadreField.ethnic'), value: person.ethnic },
            { label: t('cadreField.native_place'), value: person.native_place },
            { label: t('cadreField.birth_place'), value: person.birth_place },
            { label: t('cadreField.party_joined'), value: shown(person.party_joined) },
            { label: t('cadreField.work_began'), value: shown(person.work_began) },
            { label: t('cadreField.professional_title'), value: person.professional_title },
            { label: t('cadreField.speciality'), value: person.speciality },
            { label: t('cadreStudies.full_time'), value: studies('full_time'), wide: true },
            { label: t('cadreStudies.in_service'), value: studies('in_service'), wide: true },
          ]}
        />
      </Panel>
      <Panel title={t('cadre.photo')}>
        <Photo of={of} may={onEdit !== undefined} />
      </Panel>
      <Panel title={t('cadrePart.leave')} extra={<Edit part="leave" onEdit={onEdit} />}>
        <Facts
          facts={[
            { label: t('cadre.leftOn'), value: of.left_on && date(of.left_on, locale) },
            { label: t('cadre.leftReason'), value: of.left_reason },
          ]}
        />
      </Panel>
    </>
  );
}

function Resume({ of, onEdit }: TabProps) {
  const t = useT();
  return (
    <Panel title={t('cadrePart.resume')} extra={<Edit part="resume" onEdit={onEdit} />}>
      <ol className="cadre-list">
        {of.resume_lines.map((line) => (
          <li key={line.from + line.text}>
            <span className="number">
              {shown(line.from)}–{line.to ? shown(line.to) : t('cadre.now')}
            </span>{' '}
            <span className="cadre-text">{line.text}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Marks({ of, onEdit }: TabProps) {
  const { t, locale } = useI18n();
  const reach = (one: Cadre['penalties'][number]) =>
    one.until ? t('cadre.until', { day: date(one.until, locale) }) : t('cadre.lasting');
  return (
    <>
      <Panel title={t('cadrePart.results')} extra={<Edit part="results" onEdit={onEdit} />}>
        <ul className="cadre-list">
          {of.results.map((one) => (
            <li key={one.year}>
              {t('cadre.ofYear', { year: one.year })} {t(`cadreGrade.${one.grade}`)}
            </li>
          ))}
        </ul>
        {of.results_note && <p className="cadre-text">{of.results_note}</p>}
      </Panel>
      <Panel title={t('cadrePart.marks')} extra={<Edit part="marks" onEdit={onEdit} />}>
        <ul className="cadre-list">
          {of.rewards.map((one) => (
            <li key={one.on + one.text}>
              {date(one.on, locale)} {one.text}
            </li>
          ))}
          {of.penalties.map((one) => (
            <li key={one.on + one.penalty}>
              {date(one.on, locale)} {t(`cadrePenalty.${one.penalty}`)} {one.text}{' '}
              <Sign tone={one.running ? 'warn' : 'plain'}>{reach(one)}</Sign>
              <p>
                <Cited basis={one.basis} />
              </p>
            </li>
          ))}
        </ul>
        {of.awards_note && <p className="cadre-text">{of.awards_note}</p>}
      </Panel>
    </>
  );
}

function Family({ of, secret, onReveal, revealing, onEdit }: TabProps) {
  const t = useT();
  if (!secret) {
    return (
      <Panel title={t('cadrePart.family')}>
        <p>{t('cadre.sealed', { n: of.family_count })}</p>
        {onReveal && (
          <Button onClick={onReveal} loading={revealing}>
            {t('cadre.reveal')}
          </Button>
        )}
      </Panel>
    );
  }
  return (
    <Panel title={t('cadrePart.family')} extra={<Edit part="family" onEdit={onEdit} />}>
      <p>
        {t('cadre.health')}：{secret.health || t('common.blank')}
      </p>
      <ul className="cadre-list">
        {(secret.family ?? []).map((one) => (
          <li key={`${one.relation}${one.name}`}>
            <strong>
              {one.relation} {one.name}
            </strong>{' '}
            {[shown(one.birth), one.political, one.work].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Checks({ of, onCheck }: TabProps) {
  const { t, locale } = useI18n();
  return (
    <Panel title={t('cadreTab.checks')}>
      <p className="quiet">{t('cadre.checksWhat')}</p>
      <ul className="cadre-list">
        {of.checks.map((one) => (
          <li key={one.item}>
            <p>
              <strong>{t(`cadreItem.${one.item}`)}</strong>{' '}
              <Sign tone={AGREES[one.agreement]}>{t(`cadreAgreement.${one.agreement}`)}</Sign>
            </p>
            {one.item !== 'career' && <p className="cadre-text">{one.recorded || t('common.blank')}</p>}
            {one.file_value && <p>{t('cadre.fileSays', { value: one.file_value })}</p>}
            {one.source && (
              <p className="quiet">
                {t('cadre.verified', {
                  source: one.source,
                  name: one.verified_by ?? '',
                  day: date(one.verified_on, locale),
                })}
              </p>
            )}
            {onCheck && (
              <Button
                onClick={() => onCheck(one)}
                aria-label={t('cadre.verifyTitle', { item: t(`cadreItem.${one.item}`) })}
              >
                {t('cadre.verify')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Appointments({ of }: TabProps) {
  const { t, locale } = useI18n();
  return (
    <Panel title={t('cadreTab.appointments')}>
      {of.appointments.length === 0 && <p className="quiet">{t('appointment.none')}</p>}
      <ul className="cadre-list">
        {of.appointments.map((one) => (
          <li key={one.id}>
            <Go to={pb.cadreAppointment(one.id)}>{one.post}</Go>{' '}
            <Sign tone={TONES[one.state]}>{t(`appointmentState.${one.state}`)}</Sign>{' '}
            <span className="quiet">{date(one.discussed_on, locale)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const CONTENT = {
  basic: Basic,
  resume: Resume,
  marks: Marks,
  family: Family,
  checks: Checks,
  appointments: Appointments,
};

/** One part of the record. */
export function TabContent({ tab, ...props }: TabProps & { tab: CadreTab }) {
  const Content = CONTENT[tab];
  return <Content {...props} />;
}
