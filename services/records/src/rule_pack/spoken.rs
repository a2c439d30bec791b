//! Bounds in the language of the request.

use kernel::Locale;
use rest::spoken_locale;
use rulepack::{
    Room,
    organisational_life::{Frequency, Per},
};

pub fn room(room: &Room) -> String {
    match (room, spoken_locale()) {
        (Room::Number { least, most, .. }, Locale::Zh) => format!("{least} 至 {most}"),
        (Room::Number { least, most, .. }, Locale::En) => format!("{least} to {most}"),
        (Room::Often { least, most }, Locale::Zh) => format!("{}至{}", often(*least), often(*most)),
        (Room::Often { least, most }, Locale::En) => format!("{} to {}", often(*least), often(*most)),
        (Room::Word { allowed }, Locale::Zh) => allowed.join("、"),
        (Room::Word { allowed }, Locale::En) => allowed.join(", "),
        (Room::Days, Locale::Zh) => "一年的放假和调休上班日期".to_owned(),
        (Room::Days, Locale::En) => "the days off and the weekend days worked of one year".to_owned(),
        (Room::Switch, Locale::Zh) => "是或否".to_owned(),
        (Room::Switch, Locale::En) => "yes or no".to_owned(),
    }
}

fn often(often: Frequency) -> String {
    let (zh, en) = match often.per {
        Per::Month => ("每月", "a month"),
        Per::Quarter => ("每季度", "a quarter"),
        Per::HalfYear => ("每半年", "half a year"),
        Per::Year => ("每年", "a year"),
    };
    match spoken_locale() {
        Locale::Zh => format!("{zh}{}次", often.times),
        Locale::En => format!("{} times {en}", often.times),
    }
}
