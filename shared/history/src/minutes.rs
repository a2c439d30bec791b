//! What was said at a gathering, in a few sentences: other ones each time, but for those that were copied.

const OPENINGS: [&str; 7] = [
    "主持人领学有关文件原文，逐段作了说明，并结合本单位实际提出三个讨论题。",
    "会议先通报上次会议议定事项的办理情况，随后转入本次议题。",
    "支部委员介绍本次学习的背景和要点，提醒大家带着问题学、对照职责学。",
    "会前已将材料发给每位党员，会上由两名同志作重点发言，其余同志补充。",
    "会议观看了约二十分钟的专题片，片后由学习委员归纳要点。",
    "主持人说明会议目的，请老党员先谈，年轻党员接着谈。",
    "书记传达上级党组织近期部署，说明与本支部相关的任务和时限。",
];
const TALKS: [&str; 11] = [
    "有同志提出窗口排队时间长，建议错峰安排人员，先试行一个月再看效果。",
    "有同志反映退休党员到会不便，建议送学上门，并由结对党员负责联系。",
    "讨论中谈到新进人员多、业务不熟，大家赞成由业务骨干一对一带教。",
    "有同志谈到群众来信办理周期偏长，提出每周碰头、逐件销号的办法。",
    "大家对照职责查找不足，认为调查研究少、凭经验办事的情况仍然存在。",
    "有同志介绍到结对村走访的情况，建议把技术培训放在农闲时节。",
    "年轻党员谈到学习时间零散，建议把长文件分成几次学，每次留出讨论时间。",
    "有同志建议把志愿服务排进年度计划，按专长分组，避免临时凑人。",
    "讨论集中在安全生产的薄弱环节，要求把隐患清单落实到岗位和人。",
    "有同志谈家风家教的体会，提醒节日期间注意廉洁要求。",
    "大家交流了数字化办公中的困难，商定由两名同志整理一份操作说明。",
];
const VIEWS: [&str; 8] = [
    "大家一致认为，学习要见行动，能马上改的当月改，一时改不了的说明原因。",
    "讨论后认为，工作推不动的地方多在衔接环节，应当明确牵头人。",
    "与会同志认为，服务群众的事要常态做，不能只在检查前做。",
    "大家赞成把好的做法写下来，供其他党小组参考。",
    "多数同志认为，原定进度偏紧，宜先保质量，再赶时间。",
    "会议认为，批评要对事，自我批评要对己，讲清楚事实和改法。",
    "大家认为，支部的事要大家商量着办，意见不同可以保留。",
    "与会同志表示，会后各自对照本岗位再查一遍，下次会议接着说。",
];
const CLOSINGS: [&str; 5] = [
    "书记作小结，逐项明确了责任人和完成时间。",
    "会议由支部委员归纳发言，列出需要报上级协调的两件事。",
    "主持人小结讨论情况，提醒未到会的同志由党小组补学。",
    "书记回应了提出的问题，当场答复的已记录，其余于下次会议答复。",
    "最后由纪检委员通报近期提醒事项，会议结束。",
];
const COPIED: [&str; 4] = [
    "主持人传达上级文件精神，强调要学深悟透、联系实际。",
    "与会党员结合岗位谈了学习体会，交流了工作中的难点。",
    "大家认为要把学习成果转化为推动工作的实际行动。",
    "书记作小结，对下一步工作提出要求。",
];
/// Out of so many gatherings one after the other, two have minutes that nobody wrote for them.
const COPIES: usize = 23;

/// The minutes of the gathering with that number, about that subject.
pub fn of(meeting: usize, subject: &str) -> String {
    if meeting % COPIES < 2 {
        return COPIED.join("\n");
    }
    let pick =
        |bank: &[&'static str], step: usize| bank[(meeting * step + meeting / bank.len()) % bank.len()];
    let (first, second) = (pick(&TALKS, 3), pick(&TALKS, 5));
    let about = format!("本次会议议题：{subject}。");
    let mut said = vec![about.as_str(), pick(&OPENINGS, 2), first];
    // nobody says the same thing twice
    said.extend((first != second).then_some(second));
    said.extend([pick(&VIEWS, 3), pick(&CLOSINGS, 2)]);
    said.join("\n")
}
