//! Names of the words of the archive, in the language of the request.

use crate::spoken::pick;
use rulepack::archive::{FiledKind, KeepClass};

pub fn kind(kind: FiledKind) -> &'static str {
    let (zh, en) = match kind {
        FiledKind::Meeting => ("组织生活记录", "Records of meetings"),
        FiledKind::Talk => ("谈心谈话登记", "Register of talks"),
        FiledKind::Development => ("发展党员材料", "Development files"),
        FiledKind::Transfer => ("组织关系接转", "Transfers"),
        FiledKind::Election => ("换届选举", "Elections"),
        FiledKind::DuesReceipt => ("党费收据", "Receipts of dues"),
        FiledKind::DuesClosing => ("党费月结", "Closed months of dues"),
        FiledKind::DuesPublication => ("党费公布", "Published years of dues"),
        FiledKind::Collection => ("信息采集", "Collections"),
        FiledKind::Document => ("党组织文件", "Papers of the unit"),
        FiledKind::CadreAppointment => ("干部任免", "Appointments of cadres"),
        FiledKind::UnitRequest => ("党组织设立撤销", "Units founded and dissolved"),
        FiledKind::StatisticsSnapshot => ("党内统计", "Statistics"),
        FiledKind::DuesSpending => ("党费使用", "Spendings of dues"),
        FiledKind::DuesRemittance => ("党费上缴下拨", "Dues remitted and allocated"),
        FiledKind::PoolReview => ("入党积极分子队伍分析", "Analyses of the pool of activists"),
        FiledKind::Disposition => ("组织处置和处分", "Decisions about members"),
        FiledKind::Stay => ("流动党员登记", "Stays away from the branch"),
        FiledKind::Visitor => ("流入党员登记", "Members from elsewhere"),
        FiledKind::Honour => ("表彰奖励", "Commendations and honours"),
        FiledKind::Course => ("教育培训学时", "Courses and class hours"),
        FiledKind::DuesExtra => ("多交党费和特殊党费", "Extra and special dues"),
        FiledKind::Handover => ("书记工作交接", "Handovers of the secretary"),
    };
    pick(zh, en)
}

pub fn keep(class: KeepClass) -> &'static str {
    let (zh, en) = match class {
        KeepClass::Permanent => ("永久", "permanent"),
        KeepClass::Years30 => ("30年", "30 years"),
        KeepClass::Years10 => ("10年", "10 years"),
    };
    pick(zh, en)
}
