import { Button, Select } from 'antd';
import { useId } from 'react';
import type { Absence, Mark } from '../../api/meetings';
import { useT, word } from '../../i18n';
import { ABSENCES, marked, marksOf, type Row, reasoned, restPresent, sumOf } from './attendance';

interface AttendanceListProps {
  value?: Row[];
  onChange?: (rows: Row[]) => void;
  id?: string;
}

function Person({ row, onMark, onReason }: { row: Row; onMark: (mark: Mark) => void; onReason: (a: Absence) => void }) {
  const t = useT();
  const name = useId();
  return (
    <li className="attend-row">
      <fieldset>
        <legend>
          {row.member_name}
          {row.standing !== 'voter' && <small>{word(t, 'standing', row.standing)}</small>}
          {row.from_place && <small>{row.from_place}</small>}
        </legend>
        <div className="attend-marks">
          {marksOf(row).map((mark) => (
            <label key={mark} className={row.mark === mark ? 'chosen' : undefined}>
              <input type="radio" name={name} checked={row.mark === mark} onChange={() => onMark(mark)} />
              <span>{t(`mark.${mark}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {row.mark === 'leave' && (
        <Select<Absence>
          className="attend-why"
          aria-label={t('meeting.whyAbsent', { name: row.member_name })}
          value={row.absence}
          onChange={onReason}
          options={ABSENCES.map((value) => ({ value, label: t(`absence.${value}`) }))}
        />
      )}
    </li>
  );
}

/** Who was there: one press for everybody, and one more for each exception. */
export function AttendanceList({ value = [], onChange, id }: AttendanceListProps) {
  const t = useT();
  const sum = sumOf(value);
  const set = (rows: Row[]) => onChange?.(rows);
  return (
    <div id={id} className="attend" tabIndex={-1}>
      <div className="attend-head">
        <p role="status">{t('meeting.sum', { present: sum.present, should: sum.should, unmarked: sum.unmarked })}</p>
        <Button onClick={() => set(restPresent(value))} disabled={value.every((row) => row.mark !== null)}>
          {t('meeting.restPresent')}
        </Button>
      </div>
      <ul>
        {value.map((row) => (
          <Person
            key={row.member_id}
            row={row}
            onMark={(mark) => set(marked(value, row.member_id, mark))}
            onReason={(absence) => set(reasoned(value, row.member_id, absence))}
          />
        ))}
      </ul>
    </div>
  );
}
