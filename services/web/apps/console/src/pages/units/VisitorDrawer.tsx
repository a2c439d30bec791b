import { enterVisitor, R } from '../../api/records';
import { DateField } from '../../forms/DateField';
import { DrawerForm } from '../../forms/DrawerForm';
import { TextField } from '../../forms/fields';
import { bodyOf } from '../../forms/patch';
import { useAction } from '../../forms/useAction';
import { useKey } from '../../forms/useKey';
import { useT } from '../../i18n';

const STALE = [R.visiting] as const;

interface Values {
  name: string;
  from_place: string;
  paper_no: string;
  paper_until: string | null;
  since: string | null;
  until: string | null;
}

const EMPTY: Values = { name: '', from_place: '', paper_no: '', paper_until: null, since: null, until: null };

/** Enters a member of an organisation elsewhere; no more is asked for than the unit knows the person by. */
export function VisitorDrawer({ unit, open, onClose }: { unit: string; open: boolean; onClose: () => void }) {
  const t = useT();
  const key = useKey(open);
  const enter = useAction({
    run: ({ name, from_place, since, ...rest }: Values) => {
      const { paper_no, paper_until, until } = bodyOf(rest);
      const body = { unit_id: unit, name: name.trim(), from_place: from_place.trim(), since: since ?? '' };
      return enterVisitor(
        { ...body, ...(paper_no && { paper_no }), ...(paper_until && { paper_until }), ...(until && { until }) },
        key,
      );
    },
    stale: STALE,
    done: t('visitor.entered'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Values>
      open={open}
      title={t('visitor.new')}
      onClose={onClose}
      initial={EMPTY}
      onSubmit={(values) => enter.mutate({ ...EMPTY, ...values })}
      submitError={enter.error}
      loading={enter.isPending}
    >
      <p className="drawer-text">{t('visitor.what')}</p>
      <TextField name="name" label={t('field.name')} required max={50} />
      <TextField name="from_place" label={t('visitor.from')} required max={200} />
      <TextField name="paper_no" label={t('visitor.paper')} max={50} help={t('visitor.paperHelp')} />
      <DateField name="paper_until" label={t('visitor.paperUntil')} />
      <DateField name="since" label={t('visitor.since')} required past />
      <DateField name="until" label={t('visitor.until')} help={t('visitor.untilHelp')} />
    </DrawerForm>
  );
}
