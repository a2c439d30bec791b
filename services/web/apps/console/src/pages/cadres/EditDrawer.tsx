import { C, type Cadre, type CadrePatch, change } from '../../api/cadres';
import { DrawerForm } from '../../forms/DrawerForm';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { initialOf, type Part, PartFields, patchOf, type Secret } from './parts';

interface EditDrawerProps {
  open: boolean;
  of: Cadre;
  part: Part;
  /** What was revealed, where the part is sealed. */
  secret: Secret;
  onClose: () => void;
}

/** One part of the record, written as a whole. */
export function EditDrawer({ open, of, part, secret, onClose }: EditDrawerProps) {
  const t = useT();
  const save = useAction({
    run: (body: CadrePatch) => change(of, body),
    stale: [C],
    done: t('cadre.saved'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<Record<string, unknown>>
      open={open}
      wide
      title={t(`cadrePart.${part}`)}
      onClose={onClose}
      initial={initialOf(part, of, secret)}
      onSubmit={(values) => save.mutate(patchOf(part, values))}
      submitError={save.error}
      loading={save.isPending}
    >
      <PartFields part={part} />
    </DrawerForm>
  );
}
