import { Drawer } from 'antd';
import { useState } from 'react';
import { C, type CadreImport, sendForm } from '../../api/cadres';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Action } from '../../kit/Action';
import { Facts } from '../../kit/Facts';
import { FileButton } from '../../kit/FileButton';
import { Notice } from '../../kit/Notice';
import { Refused } from '../../kit/Refused';
import { UnitPicker } from '../../kit/UnitPicker';
import { pb } from '../../paths';
import { useGo } from '../../router/go';

function Told({ told }: { told: CadreImport }) {
  const t = useT();
  return (
    <>
      <Facts
        facts={[
          { label: t('cadre.name'), value: told.name },
          { label: t('cadre.posts'), value: told.post },
          { label: t('cadre.resume'), value: t('cadre.lines', { n: told.resume_lines }) },
          { label: t('cadre.family'), value: t('cadre.persons', { n: told.family_count }) },
          { label: t('cadre.photo'), value: told.photo ? t('cadre.has') : null },
          { label: t('cadre.member'), value: told.member_id ? t('cadre.linked') : t('cadre.notLinked') },
        ]}
      />
      {told.known && <Notice tone="bad">{t('cadre.known')}</Notice>}
      {told.findings.length > 0 && (
        <Notice tone="warn" title={t('cadre.findings')}>
          <ul>
            {told.findings.map((one) => (
              <li key={one.detail}>{one.detail}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

/** The file of an appointment form: first what is in it, then it is entered. */
export function ImportDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT();
  const go = useGo();
  const [unit, setUnit] = useState<string | null>(null);
  const [file, setFile] = useState<File>();
  const look = useAction({
    run: (of: { unit: string; file: File }) => sendForm(of.unit, of.file, true).done,
    inForm: true,
  });
  const enter = useAction({
    run: (of: { unit: string; file: File }) => sendForm(of.unit, of.file, false).done,
    stale: [C],
    done: t('cadre.created'),
    onDone: (made) => {
      onClose();
      if (made.cadre) go(pb.cadre(made.cadre.id));
    },
    inForm: true,
  });
  const choose = (nextUnit: string | null, nextFile: File | undefined) => {
    setUnit(nextUnit);
    setFile(nextFile);
    look.reset();
    enter.reset();
    if (nextUnit && nextFile) look.mutate({ unit: nextUnit, file: nextFile });
  };
  const error = look.error ?? enter.error;
  const ready = look.data && !look.data.known && unit && file;
  return (
    <Drawer open={open} onClose={onClose} title={t('cadre.import')} size={560}>
      <p className="drawer-text">{t('cadre.importWhat')}</p>
      <p className="cadre-field">
        <UnitPicker
          aria-label={t('cadre.unit')}
          placeholder={t('cadre.unit')}
          value={unit}
          onChange={(next) => choose(next, file)}
        />
      </p>
      <p className="cadre-file">
        <FileButton label={t('cadre.file')} accept=".lrmx,.xml" onFile={(chosen) => choose(unit, chosen)} />
        {file && <span>{file.name}</span>}
      </p>
      <Refused error={error} title={t('cadre.notTaken')} />
      {look.data && <Told told={look.data} />}
      {ready && (
        <Action
          type="primary"
          needs="cadres.import"
          loading={enter.isPending}
          onClick={() => enter.mutate({ unit, file })}
        >
          {t('cadre.enter')}
        </Action>
      )}
    </Drawer>
  );
}
