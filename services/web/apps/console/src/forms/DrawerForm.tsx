import { Button, Drawer, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isUnderway } from '../api/problems';
import { useLook } from '../app/preferences';
import { useT } from '../i18n';
import { Notice } from '../kit/Notice';
import { useDirtyGuard } from './useDirtyGuard';
import { useRefusal } from './useRefusal';

export interface DrawerFormProps<V extends object> {
  open: boolean;
  title: string;
  onClose: () => void;
  /** What the form shows at first; read when the drawer opens. */
  initial: V;
  onSubmit: (values: V) => void;
  /** Required, so that no form forgets to show why it was refused. */
  submitError: unknown;
  loading: boolean;
  submitLabel?: string;
  danger?: boolean;
  /** Why it cannot be sent, although it is filled in. */
  blocked?: string | undefined;
  /** Room for two columns of fields. */
  wide?: boolean;
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
}

interface BodyProps<V extends object> extends Omit<DrawerFormProps<V>, 'open'> {
  form: FormInstance<V>;
  onChange: () => void;
}

function Body<V extends object>(props: BodyProps<V>) {
  const { form, initial, onSubmit, onChange, submitError, children } = props;
  const rest = useRefusal(form, submitError, true);
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={onSubmit}
      onValuesChange={onChange}
      scrollToFirstError={{ block: 'center', focus: true }}
      requiredMark
      className="drawer-form"
    >
      {typeof children === 'function' ? children(form) : children}
      {rest && (
        <Notice tone={isUnderway(submitError) ? 'info' : 'bad'} live>
          {rest}
        </Notice>
      )}
    </Form>
  );
}

/** How often it was opened. */
function useOpenings(open: boolean): number {
  const [[was, times], set] = useState<[boolean, number]>([open, 0]);
  if (was !== open) set([open, open ? times + 1 : times]);
  return times;
}

/**
 * The one shell for creating and changing things: a drawer with a form, its problems, and a guard on what was typed.
 * Each opening has a form of its own: what was discarded or saved is not there again, nor why it was refused.
 */
export function DrawerForm<V extends object>(props: DrawerFormProps<V>) {
  return <Opening key={useOpenings(props.open)} {...props} />;
}

function Opening<V extends object>(props: DrawerFormProps<V>) {
  const { open, title, onClose, onSubmit, loading } = props;
  const { submitLabel, danger = false, blocked, wide = false } = props;
  const t = useT();
  const { narrow } = useLook();
  const [form] = Form.useForm<V>();
  const [before] = useState(props.submitError);
  const submitError = props.submitError === before ? null : props.submitError;
  const sent = useRef(false);
  const { askToLeave } = useDirtyGuard(() => open && !sent.current && form.isFieldsTouched());
  useEffect(() => {
    if (!open || submitError) sent.current = false;
  }, [open, submitError]);
  // What was sent is no longer unsaved: whoever calls may lead on to another page as soon as it is accepted.
  const submit = (values: V) => {
    sent.current = true;
    onSubmit(values);
  };
  const changed = () => {
    sent.current = false;
  };
  const close = async () => {
    if (!loading && (await askToLeave())) onClose();
  };
  const footer = (
    <div className="drawer-foot">
      {blocked && <p className="drawer-blocked">{blocked}</p>}
      <Button onClick={close}>{t('common.cancel')}</Button>
      <Button type="primary" danger={danger} loading={loading} disabled={blocked !== undefined} onClick={form.submit}>
        {submitLabel ?? t('common.save')}
      </Button>
    </div>
  );
  return (
    <Drawer
      open={open}
      onClose={close}
      title={title}
      size={narrow ? '100%' : wide ? 760 : 560}
      footer={footer}
      destroyOnHidden
      mask={{ closable: false }}
    >
      <Body {...props} submitError={submitError} form={form} onSubmit={submit} onChange={changed} />
    </Drawer>
  );
}
