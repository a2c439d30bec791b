import type { CadreForm } from '../../api/cadres';
import { ScrollX } from '../../kit/ScrollX';
import { shown } from './look';

/** The form is a Chinese paper, whatever language the page speaks. */
const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join('\n');

const Head = ({ children, span }: { children: string; span?: number }) => (
  <th scope="row" colSpan={span}>
    {children}
  </th>
);

function First({ of }: { of: CadreForm }) {
  const { person, schooling } = of;
  const birth = `${shown(person.birth)}${of.age ? `\n（${of.age}岁）` : ''}`;
  const { full_time: full, in_service: later } = schooling;
  return (
    <table className="appointment-form" lang="zh-CN">
      <caption>干部任免审批表</caption>
      <tbody>
        <tr>
          <Head>姓名</Head>
          <td>{of.name}</td>
          <Head>性别</Head>
          <td>{person.gender}</td>
          <Head>出生年月（岁）</Head>
          <td>{birth}</td>
          <td rowSpan={4} className="appointment-photo">
            {of.photo && <img src={`data:${of.photo_type};base64,${of.photo}`} alt={of.name} />}
          </td>
        </tr>
        <tr>
          <Head>民族</Head>
          <td>{person.ethnic}</td>
          <Head>籍贯</Head>
          <td>{person.native_place}</td>
          <Head>出生地</Head>
          <td>{person.birth_place}</td>
        </tr>
        <tr>
          <Head>入党时间</Head>
          <td>{shown(person.party_joined)}</td>
          <Head>参加工作时间</Head>
          <td>{shown(person.work_began)}</td>
          <Head>健康状况</Head>
          <td>{of.health}</td>
        </tr>
        <tr>
          <Head>专业技术职务</Head>
          <td colSpan={2}>{person.professional_title}</td>
          <Head>熟悉专业有何专长</Head>
          <td colSpan={2}>{person.speciality}</td>
        </tr>
        <tr>
          <Head>全日制教育</Head>
          <td colSpan={2}>{joined(full?.level, full?.degree)}</td>
          <Head>毕业院校系及专业</Head>
          <td colSpan={3}>{joined(full?.level_school, full?.degree_school)}</td>
        </tr>
        <tr>
          <Head>在职教育</Head>
          <td colSpan={2}>{joined(later?.level, later?.degree)}</td>
          <Head>毕业院校系及专业</Head>
          <td colSpan={3}>{joined(later?.level_school, later?.degree_school)}</td>
        </tr>
        <tr>
          <Head>现任职务</Head>
          <td colSpan={6}>{of.post}</td>
        </tr>
        <tr>
          <Head>拟任职务</Head>
          <td colSpan={6}>{of.proposed_post}</td>
        </tr>
        <tr>
          <Head>拟免职务</Head>
          <td colSpan={6}>{of.removed_post}</td>
        </tr>
        <tr className="appointment-tall">
          <Head>简历</Head>
          <td colSpan={6}>{of.resume}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Second({ of }: { of: CadreForm }) {
  return (
    <table className="appointment-form" lang="zh-CN">
      <caption className="sr">干部任免审批表（背面）</caption>
      <tbody>
        <tr>
          <Head>奖惩情况</Head>
          <td colSpan={5}>{of.awards}</td>
        </tr>
        <tr>
          <Head>年度考核结果</Head>
          <td colSpan={5}>{of.results}</td>
        </tr>
        <tr>
          <Head>任免理由</Head>
          <td colSpan={5}>{of.reason}</td>
        </tr>
        <tr>
          <th scope="rowgroup" rowSpan={of.family.length + 1}>
            家庭主要成员及重要社会关系
          </th>
          {['称谓', '姓名', '出生年月', '政治面貌', '工作单位及职务'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
        {of.family.map((one) => (
          <tr key={`${one.relation}${one.name}`}>
            <td>{one.relation}</td>
            <td>{one.name}</td>
            <td>{shown(one.birth)}</td>
            <td>{one.political}</td>
            <td>{one.work}</td>
          </tr>
        ))}
        <tr>
          <Head>呈报单位</Head>
          <td colSpan={5}>{of.reported_by}</td>
        </tr>
        <tr className="appointment-room">
          <Head>审批机关意见</Head>
          <td colSpan={2}>（盖章）　　　年　月　日</td>
          <Head>行政机关任免意见</Head>
          <td colSpan={2}>（盖章）　　　年　月　日</td>
        </tr>
        <tr>
          <Head>填表人</Head>
          <td colSpan={2}>{of.filled_by}</td>
          <Head>填表时间</Head>
          <td colSpan={2}>{of.filled_on}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** Both sides of the form in their customary layout. */
export function Sheet({ of }: { of: CadreForm }) {
  return (
    <div className="appointment-sheets">
      <ScrollX label="干部任免审批表">
        <First of={of} />
      </ScrollX>
      <ScrollX label="干部任免审批表（背面）">
        <Second of={of} />
      </ScrollX>
    </div>
  );
}
