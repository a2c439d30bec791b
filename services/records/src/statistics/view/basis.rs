use crate::{desk::Desk, statistics::words::Theme};
use rulepack::Basis;
use time::Date;

/// The rule a table counts by.
pub fn basis(desk: &Desk<'_>, theme: Theme, on: Date) -> Basis {
    let (pack, rules) = (desk.pack, &desk.pack.statistics);
    match theme {
        Theme::Kind => pack.unit_kinds.on(on).basis("units.kinds"),
        Theme::Gender | Theme::Balance | Theme::Pool | Theme::HonouredMembers | Theme::HonouredUnits => {
            rules.cut_offs.on(on).basis("statistics.cut_offs")
        }
        Theme::Ethnic => rules.ethnic.on(on).basis("statistics.ethnic"),
        Theme::Education => rules.education.on(on).basis("statistics.education"),
        Theme::Age | Theme::SecretaryAge => rules.ages.on(on).basis("statistics.ages"),
        Theme::JoinPeriod => rules.join_periods.on(on).basis("statistics.join_periods"),
        Theme::Occupation | Theme::Admitted | Theme::PoolMakeup => {
            rules.occupations.on(on).basis("statistics.occupations")
        }
        Theme::BodyLevel | Theme::BodyNature | Theme::Places => {
            rules.bodies.on(on).basis("statistics.bodies")
        }
        Theme::OtherCoverage => pack.joint.on(on).basis("units.joint"),
        Theme::Coverage | Theme::DueBodies | Theme::FewMembers => {
            pack.thresholds.on(on).basis("units.thresholds")
        }
        Theme::Terms => pack.terms.on(on).basis("units.terms"),
        Theme::Vacancies => pack.posts.on(on).basis("posts"),
        Theme::Dues => pack.dues.practice.on(on).basis("dues.practice"),
        Theme::Completion | Theme::Attendance => {
            pack.organisational_life.duties.on(on).basis("meetings.duties")
        }
        Theme::StudyHours | Theme::Courses | Theme::StudyTotal => {
            pack.organisational_life.study.on(on).basis("meetings.study")
        }
        Theme::Floating => pack.floating.on(on).basis("members.floating"),
        Theme::Lost => pack.lost_contact.on(on).basis("members.lost_contact"),
    }
}
