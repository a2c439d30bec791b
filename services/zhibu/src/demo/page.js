// Shows who can log in where, with the code of this moment, and the letters that were sent.
const roles = {
  tenant_admin: '管理员 administrator',
  secretary: '支部书记 secretary',
  member: '党员 member',
  operator: '平台运营者 operator',
};

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function row(login, left) {
  const code = login.totp_code
    ? [make('code', { class: 'code' }, login.totp_code), ` ${left} s`]
    : ['—'];
  const cells = [[login.display_name], [roles[login.role] ?? login.role], [make('code', {}, login.login)],
    [make('code', {}, login.password)], code];
  return make('tr', {}, ...cells.map((cell) => make('td', {}, ...cell)));
}

function place(name, url, logins, left) {
  const head = ['姓名 name', '角色 role', '账号 log-in', '密码 password', '验证码 code'];
  return make('article', {},
    make('h3', {}, name),
    make('a', { href: `${url}/` }, url),
    make('div', { class: 'scroll', role: 'region', 'aria-label': name, tabindex: '0' }, make('table', {},
      make('thead', {}, make('tr', {}, ...head.map((text) => make('th', { scope: 'col' }, text)))),
      make('tbody', {}, ...logins.map((login) => row(login, left))))));
}

function letter(mail) {
  const body = make('pre', {});
  for (const part of mail.text.split(/(https?:\/\/\S+)/)) {
    body.append(/^https?:/.test(part) ? make('a', { href: part }, part) : part);
  }
  return make('details', {}, make('summary', {}, mail.subject, make('span', {}, mail.to)), body);
}

let shown = '';
async function refresh() {
  const answer = await fetch('/demo/state.json');
  const { book, seconds_left: left, letters } = await answer.json();
  const places = book.organisations.map((o) => place(o.name, o.url, o.logins, left));
  if (book.operator) places.push(place('平台运营 Operators', `${book.platform}/login`, [book.operator], left));
  document.getElementById('organisations').replaceChildren(...places);
  // letters stay open while one reads them
  const now = JSON.stringify(letters);
  if (now !== shown) document.getElementById('letters').replaceChildren(...letters.map(letter));
  shown = now;
}

refresh();
setInterval(() => refresh().catch(() => {}), 1000);
