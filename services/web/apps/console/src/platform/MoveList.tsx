import { dateTime } from '@zhibu/format';
import { type Move, partsOf } from '../api/moves';
import type { Rows } from '../api/paging';
import { useI18n, word } from '../i18n';
import { Empty } from '../kit/Empty';
import { Sign } from '../kit/Sign';
import { Failed } from '../layouts/states';
import { Go } from '../router/go';
import { TableFooter } from '../table/TableFooter';
import { Deed } from './Deed';
import { faultText, MOVE_TONES, nameOf, problemOf } from './moveWords';
import { pp } from './paths';

interface MoveDeeds {
  onImport: (move: Move) => void;
  onForget: (move: Move) => void;
}

/** What is known of a file that can be let in. */
function Whole({ of }: { of: Move }) {
  const { t, locale } = useI18n();
  const { contents } = of;
  if (!contents) return null;
  const { rows, documents, audit_entries: entries } = contents;
  const problem = problemOf(t, of);
  return (
    <>
      {problem && <p role="alert">{problem}</p>}
      <p>{t('move.isWhole', { rows, documents, entries })}</p>
      <p>{contents.has_keys ? word(t, 'moveSigner', of.signer) : t('move.noKeys')}</p>
      <p>{t('move.waits', { date: dateTime(of.expires_at, locale) })}</p>
    </>
  );
}

/** How far it is, or what came of it. */
function Result({ of }: { of: Move }) {
  const { t, locale } = useI18n();
  const step = word(t, 'moveStep', of.step ?? 'slot');
  switch (of.state) {
    case 'receiving': {
      const date = dateTime(of.expires_at, locale);
      return <p>{t('move.partsHere', { here: of.parts_here, all: partsOf(of), date })}</p>;
    }
    case 'verifying':
      return <p role="status">{t('move.checking')}</p>;
    case 'whole':
      return <Whole of={of} />;
    case 'damaged':
      return <p>{of.fault ? faultText(t, of.fault) : t('move.notRead', { detail: of.problem_detail ?? '' })}</p>;
    case 'importing':
      return (
        <p role="status">{of.progress ? t('move.atRows', { step, progress: of.progress }) : t('move.at', { step })}</p>
      );
    default:
      return <p>{t('move.isHere', { slug: of.slug ?? '' })}</p>;
  }
}

function One({ of, onImport, onForget }: MoveDeeds & { of: Move }) {
  const { t, locale } = useI18n();
  const name = nameOf(of);
  const there = of.state === 'done' ? of.contents?.tenant_id : undefined;
  return (
    <article className="restoration">
      <h3>
        {there ? <Go to={pp.organisation(there)}>{name}</Go> : name}{' '}
        <Sign tone={MOVE_TONES[of.state]}>{word(t, 'moveState', of.state)}</Sign>
      </h3>
      <p className="quiet">
        {t('move.begunBy', { date: dateTime(of.created_at, locale), who: of.created_by_name ?? '—' })}
      </p>
      <Result of={of} />
      <div className="restoration-deeds">
        {of.state === 'whole' && of.contents?.has_keys && (
          <Deed act="govern" type="primary" label={t('move.importOf', { name })} onClick={() => onImport(of)}>
            {t('move.import')}
          </Deed>
        )}
        {of.state !== 'importing' && (
          <Deed act="govern" label={t('move.forgetOf', { name })} onClick={() => onForget(of)}>
            {t('move.forget')}
          </Deed>
        )}
      </div>
    </article>
  );
}

/** Organisations on their way in, and those that are here, the newest first. */
export function MoveList({ rows, ...deeds }: MoveDeeds & { rows: Rows<Move> }) {
  const { t } = useI18n();
  if (rows.error && rows.rows.length === 0) return <Failed error={rows.error} onRetry={rows.retry} />;
  if (!rows.loading && rows.rows.length === 0) {
    return <Empty title={t('move.none')}>{t('move.noneWhat')}</Empty>;
  }
  return (
    <>
      {rows.rows.map((one) => (
        <One key={one.id} of={one} {...deeds} />
      ))}
      {rows.more && <TableFooter rows={rows} />}
    </>
  );
}
