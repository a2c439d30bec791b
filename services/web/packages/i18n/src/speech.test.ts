import { describe, expect, it } from 'vitest';
import { createSpeller, speechOfKind } from './speech';

const kind = await speechOfKind('association');

describe('the words of an association', () => {
  const say = createSpeller(kind);

  it('stand in every sentence, the longest first', () => {
    expect(say('zh-CN', '', '所在党支部的书记')).toBe('所在分会的会长');
    expect(say('zh-CN', '', '上级党组织的党组')).toBe('上级组织的专项工作组');
    expect(say('zh-CN', '', '{n} 名党员本月党费未交')).toBe('{n} 名会员本月会费未交');
    expect(say('zh-CN', '', '“光荣在党50年”纪念章，三会一课')).toBe('“五十年会员”纪念章，会议和讲座');
    expect(say('en', '', 'Organisational life')).toBe('Meetings and activities');
    expect(say('en', '', 'Discipline secretary')).toBe('Chief supervisor');
    expect(say('en', '', 'Branches and their secretaries')).toBe('Chapters and their chairs');
    expect(say('en', '', '{n} {n|branch|branches} of the Party')).toBe('{n} {n|chapter|chapters} of the Association');
  });

  it('leave the name of the product and places of values alone', () => {
    expect(say('zh-CN', '', '支部云管理后台')).toBe('支部云管理后台');
    expect(say('en', '', '{branch} branch')).toBe('{branch} chapter');
  });

  it('may be a whole text', () => {
    expect(say('zh-CN', 'home.greeting', '{name}同志，{greeting}')).toBe('{name}，{greeting}');
  });
});

describe('the organisation’s own words', () => {
  const own = { 'unitKind.branch': { zh: '工作站', en: 'station' }, 'post.deputy_secretary': { zh: '副站长' } };

  it('go before those of the kind, alone and in sentences', () => {
    const say = createSpeller(kind, own);
    expect(say('zh-CN', 'unitKind.branch', '党支部')).toBe('工作站');
    expect(say('zh-CN', 'nav.branch', '我的支部')).toBe('我的工作站');
    expect(say('en', 'nav.branch', 'My branch')).toBe('My station');
    expect(say('zh-CN', 'post.deputy_secretary', '副书记')).toBe('副站长');
    expect(say('en', 'post.deputy_secretary', 'Deputy secretary')).toBe('Deputy chair');
  });

  it('change nothing else where the kind has no words of its own', () => {
    const say = createSpeller(undefined, own);
    expect(say('zh-CN', '', '支部的党员和书记')).toBe('工作站的党员和书记');
    expect(createSpeller(undefined)('zh-CN', '', '支部')).toBe('支部');
  });

  it('are not said twice where they hold the usual one', () => {
    const say = createSpeller(undefined, { 'post.secretary': { zh: '支部书记' } });
    expect(say('zh-CN', '', '请联系支部书记')).toBe('请联系支部书记');
  });
});

it('only an association has words of its own', async () => {
  for (const other of ['agency', 'enterprise', 'community', 'unheard_of']) {
    expect(await speechOfKind(other)).toBeUndefined();
  }
});
