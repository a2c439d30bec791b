import { Form } from 'antd';
import { queryClient } from '../../api/client';
import { MEETING_STALE, type MeetingDetail, meeting, write } from '../../api/meetings';
import { useAction } from '../../forms/useAction';
import { useT } from '../../i18n';
import { Panel } from '../../kit/Page';
import { rowsOf, sumOf } from './attendance';
import { PanelForm } from './PanelForm';
import { RecordFields } from './RecordFields';
import { type RecordValues, recordBody, recordValues } from './record';

/** What the record says, while it is being written. */
export function RecordPanel({ of }: { of: MeetingDetail }) {
  const t = useT();
  const [form] = Form.useForm<RecordValues>();
  const save = useAction({
    run: (values: RecordValues) => write(of, recordBody(values)),
    stale: MEETING_STALE,
    done: t('meeting.written'),
    onDone: (saved) => {
      queryClient.setQueryData(meeting(of.id).queryKey, saved);
      // what was new has an id by now
      form.setFieldsValue(recordValues(saved));
    },
    inForm: true,
  });
  return (
    <Panel title={t('meeting.record')}>
      <PanelForm<RecordValues>
        form={form}
        initial={recordValues(of)}
        onSubmit={(values) => save.mutate(values)}
        submitError={save.error}
        loading={save.isPending}
        submitLabel={t('meeting.saveRecord')}
      >
        <RecordFields of={of} voters={sumOf(rowsOf(of)).voters} />
      </PanelForm>
    </Panel>
  );
}
