import { call } from '@zhibu/api';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { api, queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { V, type Vocabulary, vocabulary } from '../../api/vocabulary';
import { useAction } from '../../forms/useAction';
import { useDirtyGuard } from '../../forms/useDirtyGuard';
import { useRefusal } from '../../forms/useRefusal';
import { setOwnWords, useT, usualWord } from '../../i18n';
import { Action } from '../../kit/Action';
import { Notice } from '../../kit/Notice';
import { Page as Frame, Panel } from '../../kit/Page';
import { pb } from '../../paths';
import type { PageModule } from '../../router/page';
import { UNIT_KINDS } from '../../words/units';

const POSTS = [
  'secretary',
  'deputy_secretary',
  'discipline_secretary',
  'organisation_commissioner',
  'publicity_commissioner',
  'discipline_commissioner',
  'youth_commissioner',
  'mass_work_commissioner',
  'committee_member',
  'group_leader',
  'deputy_group_leader',
] as const;

const GROUPS = [
  { name: 'unitKind', words: UNIT_KINDS },
  { name: 'post', words: POSTS },
] as const;

type Words = Vocabulary['words'];

export const loader: PageModule['loader'] = () => queryClient.ensureQueryData(vocabulary());

export const crumbs: PageModule['crumbs'] = (t) => [
  { label: t('nav.settings'), to: pb.settings() },
  { label: t('vocabulary.title') },
];

/** One word in both languages; left empty, the usual one stays. */
function Row({ word }: { word: string }) {
  const t = useT();
  const usual = usualWord(word);
  return (
    <div className="form-grid">
      <Form.Item name={['words', word, 'zh']} label={usual}>
        <Input maxLength={20} placeholder={usual} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['words', word, 'en']} label={t('vocabulary.english', { word: usual })}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </div>
  );
}

/** What this organisation calls kinds of units and posts. */
export function Page() {
  const t = useT();
  const { words } = usePrefetched(vocabulary());
  const [form] = Form.useForm<{ words: Words }>();
  const [dirty, setDirty] = useState(false);
  const save = useAction({
    run: (next: Words) => call(api.PUT('/api/identity/vocabulary', { body: { words: next } })),
    stale: [V.vocabulary],
    done: t('common.saved'),
    onDone: (now) => {
      setDirty(false);
      setOwnWords(now.words);
    },
    inForm: true,
  });
  useDirtyGuard(() => dirty);
  const rest = useRefusal(form, save.error, true);
  return (
    <Frame title={t('vocabulary.title')} lead={t('vocabulary.lead')}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ words }}
        onValuesChange={() => setDirty(true)}
        onFinish={(values) => save.mutate(values.words)}
      >
        {GROUPS.map(({ name, words: all }) => (
          <Panel key={name} title={t(`vocabulary.${name}`)}>
            {all.map((word) => (
              <Row key={word} word={`${name}.${word}`} />
            ))}
          </Panel>
        ))}
        {rest && (
          <Notice tone="bad" live>
            {rest}
          </Notice>
        )}
        <Action needs="settings.configure" type="primary" htmlType="submit" loading={save.isPending}>
          {t('common.save')}
        </Action>
      </Form>
    </Frame>
  );
}
