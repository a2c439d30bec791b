import type { Answer } from '@zhibu/api';

const table = (standard: string, rows: [code: string, label: string][]) => ({
  standard,
  codes: rows.map(([code, label]) => ({ code, label })),
});

/** Enough of the tables to fill a form; the services hold them whole. */
export const CODES: Answer<'/api/records/codes', 'get'> = {
  ethnic: table('GB/T 3304-1991', [
    ['01', '汉族'],
    ['02', '蒙古族'],
    ['03', '回族'],
    ['06', '苗族'],
    ['11', '满族'],
  ]),
  education: table('GB/T 4658-2006', [
    ['14', '硕士研究生毕业'],
    ['21', '大学本科毕业'],
    ['31', '大学专科毕业'],
    ['61', '普通高中毕业'],
  ]),
  degree: table('GB/T 6864-2003', [
    ['3', '硕士'],
    ['4', '学士'],
  ]),
  political_status: table('GB/T 4762-1984', [
    ['01', '中共党员'],
    ['02', '中共预备党员'],
    ['13', '群众'],
  ]),
  lost_reason: table('党员信息采集表(2017)', [
    ['1', '外出打工经商'],
    ['5', '出国出境'],
    ['7', '其他'],
  ]),
};
