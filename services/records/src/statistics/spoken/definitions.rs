//! The definition that stands beside every table.

use crate::{spoken::pick, statistics::words::Theme};

/// What the figures of a theme count, and how far back the records tell it.
pub fn definition(theme: Theme) -> &'static str {
    let (zh, en) = match theme {
        Theme::Kind => (
            "截止日在册、党籍正常的党员；停止党籍的不计，功能型、临时党支部的成员在正式关系所在支部统计。所在支部和党籍按变更记录和接转日期还原到截止日，合并党支部以前的归属不还原。",
            "Members whose membership is in force on the cut-off day; suspended ones do not count, and members of functional and temporary branches count where their formal relation is. Branch and state are taken back to the day by the log of changes and the papers of transfers; who belonged to a branch before it was merged is not.",
        ),
        Theme::Gender => ("截止日的党员，按现登记性别。", "Members on the day, by the sex recorded now."),
        Theme::Ethnic => (
            "截止日的党员，按现登记民族；民族未登记或为“其他”的列入未填。",
            "Members on the day, by the ethnic group recorded now; where none is known they stand apart.",
        ),
        Theme::Education => (
            "截止日的党员，按现登记学历；研究生、本科、专科为大专及以上。",
            "Members on the day, by the education recorded now; postgraduate, undergraduate and junior college are above.",
        ),
        Theme::Age => (
            "截止日周岁；出生日期以人事档案为准，没有的用身份证日期。",
            "Full years on the day; the day of birth is that of the personnel file, or else that of the ID.",
        ),
        Theme::JoinPeriod => ("截止日的党员，按入党日期。", "Members on the day, by the day they joined."),
        Theme::Occupation => {
            ("截止日的党员，按现登记工作岗位。", "Members on the day, by the occupation recorded now.")
        }
        Theme::Balance => (
            "期初＋接收预备党员＋转入＋恢复党籍－转出－死亡－出党－停止党籍＝期末；预备党员转正不改变总数。期初、期末按截止日清点，增减按接转日期和党籍变更的记录日期逐笔计，两者之差即“未说明的差额”。登记名册时补录的老党员按入党日期计入期初。",
            "Opening + admitted + moved in + restored − moved out − died − left − suspended = closing; confirming a probationary member changes nothing. Opening and closing are counted on their days, what lies between entry by entry, by the day of the transfer or of the record; what differs is named. Members entered from an old roster count from the day they joined.",
        ),
        Theme::Admitted => (
            "期内由本组织接收的预备党员，按支部大会通过日期；转入的不计。年龄按截止日周岁，其他按现登记。",
            "Those admitted here within the span, by the day of the branch meeting, without those who moved in. Ages are those on the cut-off day, the rest is as recorded now.",
        ),
        Theme::Pool => (
            "现有未办结的发展党员档案，按现在所处阶段；过去的阶段以固定的统计为准。",
            "Open development files by where they stand now; for the past, see what was frozen.",
        ),
        Theme::PoolMakeup => (
            "现有积极分子和发展对象，按档案登记；各项分别占其总数。",
            "Activists and candidates there are now, by their files; each row is a part of all of them.",
        ),
        Theme::BodyLevel => (
            "截止日的基层党委、党总支、党支部；党组、党工委不是基层组织，党小组和功能型、临时党支部不计。",
            "Committees, general branches and branches on the day. Leading groups and work committees are no grass-roots bodies; groups, functional and temporary branches do not count.",
        ),
        Theme::BodyNature => (
            "截止日的基层组织，按登记的所在单位性质。",
            "Bodies on the day, by what is recorded of the employer or place they belong to.",
        ),
        Theme::Coverage => (
            "按党组织登记的所在单位归并，一个单位按其最高一级党组织计一次；联合党支部按正式党员是否达到规定人数分开。没有自己党组织的单位另列。",
            "Bodies put together by the employer recorded with them, each employer once by its highest body; joint branches by whether they have the full members the rules ask for. Employers without a body of their own stand apart.",
        ),
        Theme::Places => (
            "按党组织和党小组登记的所在单位归并，每个村、社区计一次：占比为其中已建立党组织的。没有登记任何组织的村、社区不在本系统，不计入；街道、乡镇不作为单位性质登记，不统计。",
            "Put together by the place recorded with bodies and groups, each village and community once: the share is of those with a body. A place of which nothing is recorded is not known here; sub-districts and townships are not recorded as such.",
        ),
        Theme::OtherCoverage => (
            "联合党支部覆盖的单位数按各联合党支部登记的数目合计，未登记数目的联合党支部列入未填；只有党小组或功能型、临时党支部的单位，按其登记的所在单位归并，已有党组织的不计。",
            "Employers in joint branches by the number recorded with each, those without a number apart; employers with a group, functional or temporary branch alone are put together by what is recorded of them, and do not count where they have a body.",
        ),
        Theme::DueBodies => (
            "正式党员达到单独建立党支部规定人数、在本系统没有自己的党组织的单位，每个单位只计一次。单位取自两处：党小组和临时、功能型党支部登记的所在单位；联合党支部和村、社区党支部的党员现登记的工作单位，离退休人员和务农人员不计。临时党支部不看人数，存续超过规定月数的计入。按使其应建的情形归类：先看超过规定月数的临时党支部，再看正式党员达到规定人数的一处。单位按名称归并，其党组织在本系统之外的不能识别，供核实用；没有党员的单位不在本系统登记，不统计。",
            "Employers with as many full members as ask for a branch and no body of their own here, each once. They are those recorded with groups, temporary and functional branches, and those that members of joint branches and of branches of villages and communities have as their employer now; whoever is retired or farms is left out. A temporary branch counts by how long it has been there. Each is in the row of what makes it due: a temporary branch that has lasted first, then where the full members are. Employers are told apart by name, and a body outside of this system is not known, so these are to be looked into. Employers without members are not recorded here.",
        ),
        Theme::FewMembers => (
            "同一口径下正式党员不足规定人数、没有自己的党组织的单位，以及未超过规定月数的临时党支部所在单位，每个单位只计一次。与“应建未建”合起来，就是本系统知道的全部没有自己党组织的单位。",
            "The same, with fewer full members than ask for a branch, and those of temporary branches that have not lasted, each once. With those that should have a body they are all employers without one that are known here.",
        ),
        Theme::Terms => (
            "有任期规定的基层组织，按本届开始日期和任期年限算到截止日；“即将届满”为规定的提醒月数以内。",
            "Bodies with a term, by its first day and length as of the cut-off day; ending means within the months the rules remind ahead.",
        ),
        Theme::Vacancies => (
            "截止日的基层组织是否有在任书记（含代理）。",
            "Whether a body has a secretary on the day, acting ones included.",
        ),
        Theme::SecretaryAge => {
            ("截止日在任书记的周岁。", "Full years of the secretaries in office on the day.")
        }
        Theme::Dues => (
            "截止日前最后一个整月：已核定应交的党员中已交、未交，另列免交和未核定；当月以后入党的不计。交纳以台账现有记录为准。",
            "The last whole month before the cut-off day: who of those with an amount has paid, and apart from them who is exempt or has no amount. Whoever joined later does not count. Payments are as the ledger has them now.",
        ),
        Theme::Completion => (
            "本年度截止日前已结束的周期：完成次数／应完成次数，每个周期最多按应完成数计，多开不抵缺。可在次年补开的年度事项，补开期满后计入。只计现有党组织。",
            "Periods of the year that had ended by the day: held of due, never more than is due in a period. What may be made up for in the next year is counted once that time is over. Units that exist now.",
        ),
        Theme::Attendance => (
            "期内已召开的会议应到人次，按到会、请假、无故缺席、免予参加、未登记分列；列席不计。",
            "Entries on the rolls of meetings held within the span, by what became of them; guests are on no roll.",
        ),
        Theme::StudyHours => (
            "截止日的党员，按截止日所在年度1月1日以来的学时：计入学时的会议以记录的起止时间、本人到会为准，每名党员合并后按整学时计，列席不计，在别的支部参加的也计入；集中培训按登记的学时，计入结束日期所在年度。书记和班子成员按截止日任职，规定学时从其规定；年内入党的不折减。年中的数是到截止日为止的进度。",
            "Members on the day by their class hours since 1 January of its year: meetings that are study, for as long as their records say they lasted, where the member was present; each member's minutes together make whole hours, guests have none, and it does not matter which branch held the meeting; courses have the hours entered with them, in the year they ended. Secretaries and committee members are those in office on the day, of whom more is asked; nobody is let off for having joined within the year. Within a year it is how far things are.",
        ),
        Theme::Courses => (
            "截止日的党员，按截止日所在年度1月1日以来结束、已登记的集中培训。书记和班子成员按截止日任职，规定次数从其规定；对其他党员没有规定次数，只列是否参加过。",
            "Members on the day by the concentrated courses entered for them that ended since 1 January of its year. Secretaries and committee members are those in office on the day, of whom the rules ask for some; of others it is told whether they attended one.",
        ),
        Theme::StudyTotal => (
            "同一口径的学时相加；不足一学时的部分按人舍去。",
            "The same hours added up; what is less than a whole hour is left out for each member.",
        ),
        Theme::HonouredMembers => (
            "截止日的党员中期内受到表彰、已登记的人数，按表彰日期；一人受到几级表彰的，各级分别计，合计只计一次。已撤回的登记不计。",
            "Members on the day who were honoured within the span by what is entered, by the day of the honour; whoever was honoured at two levels is in both rows and once in the total. Withdrawn entries do not count.",
        ),
        Theme::HonouredUnits => (
            "期内受到表彰、已登记的党组织数，按表彰日期；一个党组织受到几级表彰的，各级分别计，合计只计一次。",
            "Units that were honoured within the span by what is entered, by the day of the honour; those honoured at two levels are in both rows and once in the total.",
        ),
        Theme::Floating => (
            "截止日外出登记未结束、单位或居住地变动且外出已满规定月数的党员；流入为条件相同、登记流入本组织的外支部党员，不计入本组织总数。",
            "Members who were away on the day with unit or residence changed, for as many months as the rule says; in are such members of other branches registered as having come here, who count where they belong.",
        ),
        Theme::Lost => ("截止日失联登记未结束的党员。", "Members out of contact on the day."),
    };
    pick(zh, en)
}
