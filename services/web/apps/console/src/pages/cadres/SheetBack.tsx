import type { CadreForm } from '../../api/cadres';
import { shown } from './look';
import { SheetEntry } from './SheetEntry';

function Family({ of }: { of: CadreForm['family'] }) {
  return (
    <>
      <tr>
        <th scope="rowgroup" rowSpan={of.length + 1}>
          家庭主要成员及重要社会关系
        </th>
        {['称谓', '姓名', '出生年月', '政治面貌', '工作单位及职务'].map((title) => (
          <th key={title} scope="col">
            {title}
          </th>
        ))}
      </tr>
      {of.map((one) => (
        <tr key={`${one.relation}${one.name}`}>
          <td>{one.relation}</td>
          <td>{one.name}</td>
          <td>{shown(one.birth)}</td>
          <td>{one.political}</td>
          <td>{one.work}</td>
        </tr>
      ))}
    </>
  );
}

/** An entry that takes the whole row. */
function Row({ head, children }: { head: string; children: string }) {
  return (
    <tr>
      <SheetEntry head={head} span={5}>
        {children}
      </SheetEntry>
    </tr>
  );
}

/** The back: honours and results, the family, and room for those who decide. */
export function SheetBack({ of }: { of: CadreForm }) {
  return (
    <table className="appointment-form" lang="zh-CN">
      <caption className="sr">干部任免审批表（背面）</caption>
      <tbody>
        <Row head="奖惩情况">{of.awards}</Row>
        <Row head="年度考核结果">{of.results}</Row>
        <Row head="任免理由">{of.reason}</Row>
        <Family of={of.family} />
        <Row head="呈报单位">{of.reported_by}</Row>
        <tr className="appointment-room">
          <SheetEntry head="审批机关意见" span={2}>
            （盖章）　　　年　月　日
          </SheetEntry>
          <SheetEntry head="行政机关任免意见" span={2}>
            （盖章）　　　年　月　日
          </SheetEntry>
        </tr>
        <tr>
          <SheetEntry head="填表人" span={2}>
            {of.filled_by}
          </SheetEntry>
          <SheetEntry head="填表时间" span={2}>
            {of.filled_on}
          </SheetEntry>
        </tr>
      </tbody>
    </table>
  );
}
