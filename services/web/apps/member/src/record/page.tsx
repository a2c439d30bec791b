import { useQuery } from '@tanstack/react-query';
import type { Correction, MyRecord } from '@zhibu/api';
import { date } from '@zhibu/format';
import { useState } from 'react';
import { type Mine, queries } from '../api';
import { CadreLink } from '../cadre/link';
import { Badge, Button, Card, LinkRow, Loaded, Note, Page } from '../kit';
import { usePractises } from '../practice';
import { locale, t, word } from '../words';
import { CorrectionDialog } from './correction-dialog';
import { Dispositions } from './dispositions';
import { type Codes, type FieldSpec, SECTIONS } from './fields';
import { ParticipationCard } from './participation';

interface RowProps {
  spec: FieldSpec;
  record: MyRecord;
  codes: Codes;
  pending: boolean;
  onCorrect: (spec: FieldSpec) => void;
}

function value(spec: FieldSpec, record: MyRecord, codes: Codes): string {
  const shown = spec.show(record, codes);
  if (shown) return shown;
  return t(record.not_applicable?.includes(spec.name as never) ? 'record.not_applicable' : 'record.empty');
}

/** Some fields the organisation decides, and some people only look. */
const mayAsk = (spec: FieldSpec, record: MyRecord): boolean =>
  spec.input !== undefined && (record.actions?.includes('correct_own') ?? false);

function FieldRow({ spec, record, codes, pending, onCorrect }: RowProps) {
  const name = t(spec.label);
  return (
    <div className="fact">
      <dt>
        {name}
        {spec.hint && <small>{t(spec.hint)}</small>}
      </dt>
      <dd className={spec.show(record, codes) ? '' : 'empty'}>{value(spec, record, codes)}</dd>
      <dd className="act">
        {pending ? (
          <Badge tone="calm" icon="clock">
            {t('record.pending')}
          </Badge>
        ) : (
          mayAsk(spec, record) && (
            <Button look="text" aria-label={t('record.correct_label', { field: name })} onClick={() => onCorrect(spec)}>
              {t('record.correct')}
            </Button>
          )
        )}
      </dd>
    </div>
  );
}

function Flags({ flags }: { flags: string[] }) {
  if (flags.length === 0) return null;
  return (
    <Card title={t('record.flags')}>
      <ul className="flags">
        {flags.map((flag) => (
          <li key={flag}>{word('flag', flag)}</li>
        ))}
      </ul>
    </Card>
  );
}

/** That one is away and, abroad, by when the branch should hear again. */
function Away({ stay }: { stay: Mine['away'] }) {
  if (!stay) return null;
  const by = stay.abroad?.asked?.contact_by;
  return (
    <Card title={t('record.away')}>
      <p className="plain">{t('record.away_since', { place: stay.where_to, date: date(stay.since, locale()) })}</p>
      {by && <p className="plain">{t('record.away_contact', { date: date(by, locale()) })}</p>}
    </Card>
  );
}

interface RecordProps {
  record: MyRecord;
  away: Mine['away'];
  codes: Codes;
  corrections: Correction[];
}

function Record({ record, away, codes, corrections }: RecordProps) {
  const practises = usePractises();
  const [correcting, correct] = useState<FieldSpec>();
  const open = new Set(corrections.filter((c) => c.state === 'open').map((c) => c.field as string));
  return (
    <>
      <Card>
        <LinkRow
          to="/record/requests"
          icon="edit"
          title={t('record.requests')}
          hint={open.size > 0 ? t('record.requests_count', { n: open.size }) : undefined}
        />
        <LinkRow to="/record/files" icon="record" title={t('files.title')} hint={t('files.hint')} />
        {practises('dues') && <LinkRow to="/dues" icon="money" title={t('dues.title')} hint={t('dues.hint')} />}
        <CadreLink />
      </Card>
      {SECTIONS.map((section) => (
        <Card key={section.title} title={t(section.title)}>
          <dl className="facts-list">
            {section.fields.map((spec) => (
              <FieldRow
                key={spec.name}
                spec={spec}
                record={record}
                codes={codes}
                pending={open.has(spec.name)}
                onCorrect={correct}
              />
            ))}
          </dl>
        </Card>
      ))}
      <Away stay={away} />
      <ParticipationCard />
      <Flags flags={record.flags} />
      <Dispositions />
      <p className="plain">{t('record.privacy')}</p>
      {correcting && (
        <CorrectionDialog
          spec={correcting}
          now={value(correcting, record, codes)}
          codes={codes}
          onClose={() => correct(undefined)}
        />
      )}
    </>
  );
}

export default function RecordPage() {
  const me = useQuery(queries.me);
  const codes = useQuery(queries.codes());
  const own = me.data?.member?.id ?? '';
  const corrections = useQuery({ ...queries.corrections(own), enabled: own !== '' });
  return (
    <Page title={t('record.title')} lead={t('record.lead')} narrow>
      <Loaded query={me}>
        {({ member, away }) =>
          member ? (
            <Loaded query={codes}>
              {(tables) => <Record record={member} away={away} codes={tables} corrections={corrections.data ?? []} />}
            </Loaded>
          ) : (
            <Card>
              <Note icon="record" title={t('home.no_member')} hint={t('home.no_member_hint')} />
            </Card>
          )
        }
      </Loaded>
    </Page>
  );
}
