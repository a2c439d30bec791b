//! What is said in records.

use crate::life::Prepared;

pub const PLACES: [&str; 5] =
    ["党员活动室", "一楼会议室", "综合会议室", "党群服务中心", "学习强国线下学习点"];

pub const THEMES: [&str; 12] = [
    "学习贯彻党的二十届三中全会精神",
    "学习贯彻中央八项规定精神",
    "学雷锋志愿服务",
    "清明祭扫革命烈士陵园",
    "安全生产大家谈",
    "重温入党誓词，过政治生日",
    "庆祝建党，学习党章",
    "防汛值守和走访慰问",
    "学习党的纪律处分条例",
    "参观红色教育基地",
    "无偿献血和困难群众帮扶",
    "年终总结和廉洁教育",
];

pub const LECTURES: [&str; 4] =
    ["坚定理想信念，筑牢思想根基", "学习党章，做合格党员", "严守党的纪律，永葆清廉本色", "立足岗位作贡献"];

pub const COMMITTEE: [&str; 6] = [
    "研究本月重点工作",
    "讨论发展党员和党员教育",
    "研究主题党日安排",
    "分析党员思想状况",
    "讨论党费使用和困难党员慰问",
    "研究问题整改落实",
];

pub const DECISIONS: [&str; 4] =
    ["通过本季度工作计划", "同意慰问困难党员三名", "通过支部委员会半年工作报告", "同意组织开展志愿服务活动"];

pub const FOLLOW_UPS: [&str; 5] = [
    "整理学习体会并在支部公示栏展示",
    "走访慰问老党员",
    "完善党员活动室制度上墙内容",
    "向上级党委报送活动小结",
    "落实谈心谈话安排",
];

/// In order, as one prepares an organisational-life meeting.
pub const STEPS: [Prepared; 3] = [
    Prepared {
        step: "study",
        ahead: 9,
        forgotten: 5,
        note: "集中学习党章和《关于新形势下党内政治生活的若干准则》",
    },
    Prepared {
        step: "opinions",
        ahead: 6,
        forgotten: 20,
        note: "召开座谈会并设意见箱，收到党员和群众意见六条",
    },
    Prepared {
        step: "outlines",
        ahead: 2,
        forgotten: 15,
        note: "支部委员撰写个人检查，其他党员准备发言提纲",
    },
];

pub const ELSEWHERE: [&str; 4] =
    ["外省某市直属机关工作委员会", "邻市高新区党工委", "省国资委党委", "某大学党委"];

pub const CITIES: [&str; 4] = ["深圳市南山区", "成都市高新区", "苏州工业园区", "随子女居住在杭州市"];

pub const TITLES: [&str; 4] = ["高级工程师", "科长", "主管", "一级主任科员"];
