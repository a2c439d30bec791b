import type { CadreForm } from '../../api/cadres';
import { shown } from './look';
import { SheetEntry } from './SheetEntry';

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join('\n');

function Person({ of }: { of: CadreForm }) {
  const { person } = of;
  const birth = `${shown(person.birth)}${of.age ? `\n（${of.age}岁）` : ''}`;
  return (
    <>
      <tr>
        <SheetEntry head="姓名">{of.name}</SheetEntry>
        <SheetEntry head="性别">{person.gender}</SheetEntry>
        <SheetEntry head="出生年月（岁）">{birth}</SheetEntry>
        <td rowSpan={4} className="appointment-photo">
          {of.photo && <img src={`data:${of.photo_type};base64,${of.photo}`} alt={of.name} />}
        </td>
      </tr>
      <tr>
        <SheetEntry head="民族">{person.ethnic}</SheetEntry>
        <SheetEntry head="籍贯">{person.native_place}</SheetEntry>
        <SheetEntry head="出生地">{person.birth_place}</SheetEntry>
      </tr>
      <tr>
        <SheetEntry head="入党时间">{shown(person.party_joined)}</SheetEntry>
        <SheetEntry head="参加工作时间">{shown(person.work_began)}</SheetEntry>
        <SheetEntry head="健康状况">{of.health}</SheetEntry>
      </tr>
      <tr>
        <SheetEntry head="专业技术职务" span={2}>
          {person.professional_title}
        </SheetEntry>
        <SheetEntry head="熟悉专业有何专长" span={2}>
          {person.speciality}
        </SheetEntry>
      </tr>
    </>
  );
}

/** What somebody learnt in one way: the levels and degrees, and where. */
function Schooling({ head, of }: { head: string; of: CadreForm['schooling']['full_time'] }) {
  return (
    <tr>
      <SheetEntry head={head} span={2}>
        {joined(of?.level, of?.degree)}
      </SheetEntry>
      <SheetEntry head="毕业院校系及专业" span={3}>
        {joined(of?.level_school, of?.degree_school)}
      </SheetEntry>
    </tr>
  );
}

/** The front: the person, the schooling, the posts and the life. */
export function SheetFront({ of }: { of: CadreForm }) {
  const { schooling } = of;
  return (
    <table className="appointment-form" lang="zh-CN">
      <caption>干部任免审批表</caption>
      <tbody>
        <Person of={of} />
        <Schooling head="全日制教育" of={schooling.full_time} />
        <Schooling head="在职教育" of={schooling.in_service} />
        <tr>
          <SheetEntry head="现任职务" span={6}>
            {of.post}
          </SheetEntry>
        </tr>
        <tr>
          <SheetEntry head="拟任职务" span={6}>
            {of.proposed_post}
          </SheetEntry>
        </tr>
        <tr>
          <SheetEntry head="拟免职务" span={6}>
            {of.removed_post}
          </SheetEntry>
        </tr>
        <tr className="appointment-tall">
          <SheetEntry head="简历" span={6}>
            {of.resume}
          </SheetEntry>
        </tr>
      </tbody>
    </table>
  );
}
