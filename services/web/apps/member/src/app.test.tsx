import { createMock, type Scenario, waiting } from '@zhibu/mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { client } from './api';
import { button, leave, open, page, type, until } from './testing';

beforeEach(() => vi.stubGlobal('scrollTo', () => undefined));
afterEach(() => leave());

describe('home', () => {
  it('greets, names the branch and what is to do', async () => {
    open('/');
    await until(() => page().includes('王建国'));
    expect(document.querySelector('h1')?.textContent).toContain('李文静同志');
    await until(() => page().includes('1 项更正申请等待支部处理'));
    expect(document.querySelector('a[href="tel:0710-8812366"]')).not.toBeNull();
    expect(page()).not.toContain('管理后台');
  });

  it('leads people with an office to the console', async () => {
    open('/', { prepare: (db) => db.principal.roles.push({ role: 'secretary', unit_id: null, unit_name: null }) });
    await until(() => document.querySelector('a[href="/console/"]'));
  });

  it('goes on with the first of the others when more is asked for', async () => {
    const days = [1, 2, 3, 4, 5, 6];
    open('/', {
      prepare: (db) => {
        db.todos = days.map((n) => waiting({ matter: 'follow_up', id: `${n}`, subject: `第${n}件` }));
      },
    });
    await until(() => page().includes('第5件'));
    expect(page()).not.toContain('第6件');
    const more = button(/^更多/);
    expect(more.getAttribute('aria-expanded')).toBe('false');
    more.click();
    await until(() => document.activeElement?.textContent?.includes('第6件'));
    expect(button('收起').getAttribute('aria-expanded')).toBe('true');
    button('收起').click();
    await until(() => !page().includes('第6件'));
  });

  it('says so when the account has no record', async () => {
    open('/', { prepare: (db) => Object.assign(db, { me: null }) });
    await until(() => page().includes('您的账号没有关联党员档案'));
  });
});

describe('my record', () => {
  it('asks for a correction, once per field', async () => {
    open('/record');
    await until(() => page().includes('大学本科毕业'));
    expect(page()).toContain('710000********0042');
    button('申请更正：姓名').click();
    await until(() => document.querySelector('dialog input'));
    await type('dialog input', '李文婧');
    button('提交申请').click();
    await until(() => page().includes('申请已提交'));
    await until(() => ![...document.querySelectorAll('button')].some((b) => b.ariaLabel === '申请更正：姓名'));
  });

  it('sends nothing empty and says what is missing', async () => {
    open('/record');
    await until(() => page().includes('大学本科毕业'));
    button('申请更正：籍贯').click();
    await until(() => document.querySelector('dialog input'));
    button('提交申请').click();
    await until(() => document.querySelector('dialog input')?.getAttribute('aria-invalid') === 'true');
    expect(page()).toContain('请填写此项。');
  });

  it('withdraws a request after asking', async () => {
    open('/record/requests');
    await until(() => page().includes('等待处理'));
    button('撤回申请').click();
    await until(() => document.querySelector('dialog'));
    document.querySelector<HTMLButtonElement>('dialog .danger')?.click();
    await until(() => page().includes('已撤回') && !page().includes('等待处理'));
  });
});

describe('a request on my behalf', () => {
  it('can be withdrawn until it is decided, and is said to be', async () => {
    open('/record/requests', {
      prepare: (db) => {
        for (const one of db.corrections) Object.assign(one, { on_behalf: true, asked_by_name: '王建国' });
      },
    });
    await until(() => page().includes('由王建国代您提出，不同意可以撤回。'));
    const said = [...document.querySelectorAll('li.request')].map((one) => one.textContent ?? '');
    expect(said.map((text) => text.includes('由王建国代您提出'))).toEqual([true, true, true]);
    expect(said.map((text) => text.includes('不同意可以撤回'))).toEqual([true, false, false]);
  });
});

describe('my dues', () => {
  it('says how much, paid up to when, and by which rule', async () => {
    open('/dues');
    await until(() => page().includes('95.46元'));
    for (const text of ['已交至', '2026年8月', '2 个月未交，共 190.92元', '中组发〔2008〕3号', '2008年4月1日起施行']) {
      expect(page()).toContain(text);
    }
    expect(document.querySelectorAll('.facts-list .badge.ok')).toHaveLength(8);
    button('查看收据 2026-000012').click();
    await until(() => document.querySelector('dialog')?.textContent?.includes('柒佰陆拾叁元陆角捌分'));
    expect(document.querySelector('dialog')?.textContent).toContain('ABCD-EFGH-IJKL-2345');
  });

  it('says so while nothing is fixed, and for an account without a record', async () => {
    open('/dues', { prepare: (db) => Object.assign(db.dues, { assessment: null, first_year: null }) });
    await until(() => page().includes('还没有核定党费'));
    leave();
    open('/dues', { prepare: (db) => Object.assign(db.principal, { member_id: null }) });
    await until(() => page().includes('您的账号没有关联党员档案'));
  });
});

describe('my transfer', () => {
  it('asks to be moved to another branch, and shows what it waits for', async () => {
    open('/transfers');
    await until(() => page().includes('我的组织关系在“第一党支部”'));
    button('申请接转').click();
    await until(() => document.activeElement?.matches('input[type=radio]'));
    await until(() => [...document.querySelectorAll('option')].some((one) => one.textContent?.includes('第二党支部')));
    button('提交申请').click();
    await until(() => document.querySelector('select')?.getAttribute('aria-invalid') === 'true');
    const branch = document.querySelector<HTMLSelectElement>('select');
    if (!branch) throw new Error('no branch');
    branch.value = branch.options[1]?.value ?? '';
    branch.dispatchEvent(new Event('change', { bubbles: true }));
    const reason = document.querySelector('textarea');
    if (!reason) throw new Error('no reason');
    reason.value = '工作调动';
    reason.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => setTimeout(done, 20));
    button('提交申请').click();
    await until(() => page().includes('等待转出党支部办理'));
    expect(page()).toContain('转往“第二党支部”');
    expect(document.activeElement?.id).toBe('main');
  });
});

describe('my meetings', () => {
  it('shows what is coming, and takes that one is there', async () => {
    open('/meetings');
    await until(() => page().includes('学习贯彻全会精神'));
    expect(page()).toContain('支部党员大会 · 主题党日 · 三楼会议室');
    expect(page()).toContain('走访困难党员');
    button('确认到会：学习贯彻全会精神').click();
    await until(() => page().includes('已到会'));
  });

  it('asks for leave with a reason', async () => {
    open('/meetings');
    await until(() => page().includes('学习贯彻全会精神'));
    button('请假：学习贯彻全会精神').click();
    await until(() => document.querySelector('dialog select'));
    button('提交').click();
    await until(() => document.querySelector('dialog select')?.getAttribute('aria-invalid') === 'true');
    const reason = document.querySelector<HTMLSelectElement>('dialog select');
    if (!reason) throw new Error('no reason');
    reason.value = 'ill';
    reason.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((done) => setTimeout(done, 20));
    button('提交').click();
    await until(() => page().includes('请假待答复'));
  });

  it('says that leave asked for on my behalf can be taken back only while it can', async () => {
    const behalf = { leave_on_behalf: true, leave_asked_by_name: '王建国' } as const;
    open('/meetings', {
      prepare: (db) =>
        Object.assign(db.meetings[0]?.own ?? {}, behalf, { leave_state: 'asked', may_take_back_leave: true }),
    });
    await until(() => page().includes('由王建国代您请假，不同意可以撤回。'));
    leave();
    open('/meetings', {
      prepare: (db) =>
        Object.assign(db.meetings[0]?.own ?? {}, behalf, { leave_state: 'declined', may_take_back_leave: false }),
    });
    await until(() => page().includes('由王建国代您请假。'));
    expect(page()).not.toContain('不同意可以撤回');
  });

  it('reports on a remedy in words', async () => {
    open('/meetings');
    await until(() => page().includes('问题：学习不够经常'));
    expect(page()).toContain('已学习 3 次');
    button('报告进展：每月参加一次集中学习').click();
    await until(() => document.querySelector('dialog textarea'));
    button('报告').click();
    await until(() => document.querySelector('dialog textarea')?.getAttribute('aria-invalid') === 'true');
    await type('dialog textarea', '又学习了 1 次');
    button('报告').click();
    await until(() => !document.querySelector('dialog'));
    await until(() => page().includes('又学习了 1 次'));
  });

  it('takes nothing for done before it has asked', async () => {
    open('/meetings');
    await until(() => page().includes('每月参加一次集中学习'));
    button('已经办完：每月参加一次集中学习').click();
    await until(() => document.querySelector('dialog'));
    expect(document.querySelector('dialog')?.textContent).toContain('这件事已经办完了吗');
    button('取消').click();
    await until(() => !document.querySelector('dialog'));
    button('已经办完：每月参加一次集中学习').click();
    await until(() => document.querySelector('dialog'));
    expect(document.querySelector('dialog .danger')).toBeNull();
    document.querySelector<HTMLButtonElement>('dialog .primary')?.click();
    await until(() => page().includes('已记为办完') && !page().includes('每月参加一次集中学习'));
  });
});

describe('my way to membership', () => {
  it('tells where one stands, what one has to do oneself and from when the rest can be', async () => {
    open('/development');
    await until(() => page().includes('提出转正申请'));
    expect(page()).toContain('全部 25 个步骤，已办 20 个');
    expect(page()).toContain('请准备：转正申请书');
    expect(page()).toMatch(/第 23 步 · 由支部党员大会办理 · 最早2099/);
    expect(page()).toContain('入党介绍人');
  });
});

describe('security', () => {
  it('turns the second step on and shows the recovery codes', async () => {
    open('/account/security');
    await until(() => page().includes('未开启'));
    button('开启两步验证').click();
    await until(() => document.querySelector('dialog .qr'));
    await type('dialog input', '12345');
    button('确认开启').click();
    await until(() => page().includes('请输入 6 位数字。'));
    await type('dialog input', '１２３ 456');
    button('确认开启').click();
    await until(() => document.querySelectorAll('.codes li').length === 10);
    // they are shown once: nothing takes them away by mistake
    await until(() => document.activeElement === document.querySelector('dialog h2'));
    expect(document.querySelector('dialog .close')).toBeNull();
    document.querySelector('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }));
    await new Promise((done) => setTimeout(done, 20));
    expect(document.querySelectorAll('.codes li')).toHaveLength(10);
    button('我已保存').click();
    await until(() => page().includes('已开启'));
  });

  it('shows a wrong password at its field', async () => {
    open('/account/security');
    await until(() => document.querySelector('input[autocomplete=current-password]'));
    await type('input[autocomplete=current-password]', 'wrong');
    await type('input[autocomplete=new-password]', 'Abcdef123');
    button('保存新密码').click();
    await until(() => page().includes('密码不正确，请重新输入。'));
  });
});

describe('what goes wrong', () => {
  it('is said with a way out when the network is gone', async () => {
    client.setDefaultOptions({ queries: { retry: false, networkMode: 'always' } });
    open('/record');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
    await until(() => page().includes('连接不上服务器'));
    expect(button('重试')).toBeTruthy();
  });

  it('is said in the card that would have told it, until it is asked again', async () => {
    let away = true;
    const mock = createMock();
    open('/branch');
    vi.stubGlobal('fetch', (request: Request) =>
      away && request.url.includes('/elections/mine') ? Promise.reject(new TypeError('gone')) : mock(request),
    );
    await until(() => page().includes('换届选举') && page().includes('连接不上服务器'));
    away = false;
    button('重试').click();
    await until(() => !page().includes('连接不上服务器'));
  });

  it('is said in one sentence where most people have nothing', async () => {
    const mock = createMock();
    open('/record');
    vi.stubGlobal('fetch', (request: Request) =>
      request.url.includes('/dispositions/mine') ? Promise.reject(new TypeError('gone')) : mock(request),
    );
    await until(() => page().includes('有些内容暂时没能显示'));
    expect(page()).not.toContain('处分');
  });

  it('is a page of its own for an address nobody knows', async () => {
    open('/nowhere');
    await until(() => page().includes('没有找到这个页面'));
  });
});

describe('an association', () => {
  const association: Scenario = {
    prepare: (db) => {
      db.principal.tenant.kind = 'association';
      db.practises = [];
      if (db.me) {
        db.me.branch.name = '志愿服务分会';
        db.me.member.group_name = null;
      }
    },
  };

  it('sees no page and no word of the Party', async () => {
    open('/', association);
    await until(() => page().includes('王建国'));
    expect(page()).toContain('我的分会');
    const seen = ['#main', '.places'].map((part) => document.querySelector(part)?.textContent).join();
    expect(seen).not.toMatch(/党|支部|书记|同志/);
    for (const path of ['/dues', '/transfers', '/development', '/record/cadre']) {
      expect(document.querySelector(`a[href="${path}"]`)).toBeNull();
    }
  });

  it('is told that what it leaves out is not done here', async () => {
    open('/dues', association);
    await until(() => page().includes('本单位不开展这项工作'));
    expect(page()).not.toContain('党费');
  });

  it('says its own words before those of its kind', async () => {
    open('/', {
      prepare: (db) => {
        association.prepare?.(db);
        db.vocabulary = { 'unitKind.branch': { zh: '工作站' } };
      },
    });
    await until(() => page().includes('我的工作站'));
  });
});

describe('a hand-over', () => {
  it('that waits for one’s signature comes first', async () => {
    open('/', {
      prepare: (db) => {
        db.todos = [waiting({ matter: 'handover_to_sign', id: '01927000-0000-7000-8000-0000000000f1' })];
      },
    });
    await until(() => page().includes('工作交接待您确认'));
    expect(document.querySelector('a[href="/handovers/01927000-0000-7000-8000-0000000000f1"]')).not.toBeNull();
  });

  it('is not asked for where there is no member record', async () => {
    const asked: string[] = [];
    const scenario: Scenario = {
      prepare: (db) => {
        db.principal.member_id = null;
        db.me = null;
      },
    };
    const mock = createMock(scenario);
    open('/', scenario);
    vi.stubGlobal('fetch', (request: Request) => {
      asked.push(new URL(request.url).pathname);
      return mock(request);
    });
    await until(() => page().includes('您的账号没有关联党员档案'));
    expect(asked).not.toContain('/api/records/me');
    expect(asked).not.toContain('/api/records/me/todos');
  });
});
