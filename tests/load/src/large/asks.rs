//! What is asked for, each page with several places so that no single one is warm.

use super::{Large, PLACES, load::spread, pages::CHAPTERS};
use crate::ground::Tenant;
use kernel::{Clock, SHANGHAI, SystemClock, YearMonth, business_date};
use std::fmt::Display;
use uuid::Uuid;

/// Rows that open to people or units, of each kind of list behind a figure.
const BEHIND: [&str; 11] = [
    "theme=gender&class=female",
    "theme=age&class=3",
    "theme=balance&class=opening",
    "theme=pool&class=activist",
    "theme=terms",
    "theme=dues&class=paid",
    "theme=dues&class=unpaid",
    "theme=dues&class=not_fixed",
    "theme=study_hours&class=member_short",
    "theme=floating&class=out",
    "theme=lost&class=lost",
];

/// 建国, 张
const NAMES: [&str; 2] = ["%E5%BB%BA%E5%9B%BD", "%E5%BC%A0"];
const INITIALS: [&str; 10] = ["wjg", "zz", "l", "hyl", "xwq", "zw", "sdp", "cm", "ghx", "y"];
const STANDINGS: [&str; 6] = ["applicant", "activist", "candidate", "probationary", "full", "ended"];
/// Months of the log there are.
const MONTHS: i32 = 12;

/// A page in one of its places, and who looks at it.
pub struct Ask<'a> {
    pub who: &'a Tenant,
    pub path: String,
}

pub type Page<'a> = (&'static str, Vec<Ask<'a>>);

impl Large {
    pub fn pages(&self) -> Vec<Page<'_>> {
        let mut pages = self.of_members();
        pages.extend(self.of_life());
        pages.extend(self.of_development());
        pages.extend(self.of_terms());
        pages.extend(self.of_collections());
        pages.extend(self.of_secretaries());
        pages.extend(self.of_figures());
        pages
    }

    fn of_members(&self) -> Vec<Page<'_>> {
        let list = "/members?limit=50";
        vec![
            ("members", self.asks([list])),
            (
                "members_filtered",
                self.at(&self.committees, |id| format!("{list}&unit_id={id}&kind=probationary")),
            ),
            (
                "members_searched",
                self.asks(NAMES.iter().chain(&["wjg", "zz"]).map(|q| format!("{list}&q={q}"))),
            ),
            ("members_by_initials", self.asks(INITIALS.map(|q| format!("{list}&q={q}")))),
            ("members_by_phone", self.asks((0..PLACES).map(|n| format!("{list}&q={:04}", n * 487 % 10_000)))),
            ("units_tree", self.asks(["/units?tree=true"])),
        ]
    }

    fn of_life(&self) -> Vec<Page<'_>> {
        let (root, talks) = (self.root, "/talks?limit=50");
        let of_member = self.secretaries.iter().map(|one| format!("{talks}&member_id={}", one.member));
        let of_branch = self.branches.iter().map(|id| format!("{talks}&unit_id={id}"));
        vec![
            ("month_board", self.at(&self.branches, |id| format!("/units/{id}/month"))),
            ("meetings", self.asks(["/meetings?limit=50"])),
            ("meetings_of_branch", self.at(&self.branches, |id| format!("/meetings?limit=50&unit_id={id}"))),
            ("dues_board", self.at(&self.branches, |id| format!("/dues/units/{id}/board?limit=50"))),
            ("dues_board_of_all", self.asks([format!("/dues/units/{root}/board?limit=50")])),
            ("talks", self.asks([talks.to_owned(), format!("{talks}&state=objected")])),
            ("talks_filtered", self.asks(of_member.chain(of_branch))),
            ("archive", self.at(&self.branches, |id| format!("/units/{id}/archive"))),
        ]
    }

    fn of_development(&self) -> Vec<Page<'_>> {
        let list = "/development/files?limit=50";
        let (today, open) = (business_date(SystemClock.now(), SHANGHAI), format!("{list}&closed=false"));
        let by_standing = STANDINGS.map(|standing| format!("{list}&standing={standing}"));
        let mut filtered: Vec<String> = by_standing.into();
        filtered.extend([
            format!("{open}&due_by={today}"),
            format!("{open}&due_step=review_probationary"),
            format!("{list}&plan_year={}", today.year()),
            format!("{list}&q={}", NAMES[0]),
        ]);
        let parts = self.committees.iter().take(PLACES - filtered.len());
        filtered.extend(parts.map(|id| format!("{open}&unit_id={id}")));
        vec![
            ("development", self.asks([list.to_owned(), open, format!("{list}&closed=true")])),
            ("development_filtered", self.asks(filtered)),
            ("development_plan", self.asks(["/development/plan"])),
        ]
    }

    fn of_terms(&self) -> Vec<Page<'_>> {
        let (elections, terms) = ("/elections?limit=50", "/elections/terms?limit=50");
        let (transfers, cadres) = ("/transfers?limit=50", "/cadres?limit=50");
        let views =
            ["under_way", "waiting", "overdue", "done"].map(|view| format!("{transfers}&view={view}"));
        let parts = self.committees.iter().map(|id| format!("{transfers}&unit_id={id}"));
        let filters = ["", "&view=under_way", "&view=to_confirm", "&view=done"];
        vec![
            ("elections", self.asks(filters.map(|filter| format!("{elections}{filter}")))),
            ("terms", self.asks(["", "&state=over", "&state=ending"].map(|state| format!("{terms}{state}")))),
            ("transfers", self.asks([transfers])),
            ("transfers_filtered", self.asks(views.into_iter().chain(parts).take(PLACES))),
            ("cadres", self.asks([cadres.to_owned(), format!("{cadres}&q={}", NAMES[0])])),
        ]
    }

    fn of_collections(&self) -> Vec<Page<'_>> {
        let (list, one) = ("/collections?limit=50", format!("/collections/{}", self.collection));
        let filters = ["", "&state=submitted", "&missing=true"];
        vec![
            ("collections", self.asks([list.to_owned(), format!("{list}&state=sent")])),
            (
                "collection_answers",
                self.asks(filters.map(|filter| format!("{one}/answers?limit=50{filter}"))),
            ),
            ("collection_roll_up", self.asks([format!("{one}/roll-up")])),
            (
                "collection_roll_up_of_part",
                self.at(&self.committees, |id| format!("{one}/roll-up?unit_id={id}")),
            ),
        ]
    }

    /// As they see it who reach one branch alone.
    fn of_secretaries(&self) -> Vec<Page<'_>> {
        let theirs = |path: fn(&Tenant) -> String| {
            self.secretaries.iter().map(|who| Ask { who, path: api(path(who)) }).collect::<Vec<_>>()
        };
        vec![
            ("secretary_board", theirs(|one| format!("/units/{}/month", one.unit))),
            ("secretary_members", theirs(|_| "/members?limit=50".to_owned())),
            ("secretary_development", theirs(|_| "/development/files?limit=50&closed=false".to_owned())),
        ]
    }

    fn of_figures(&self) -> Vec<Page<'_>> {
        let running = YearMonth::of(business_date(SystemClock.now(), SHANGHAI));
        let figures = format!("/units/{}/statistics", self.root);
        let months = (1..=MONTHS).map(|back| format!("/burden?month={}", running.plus(-back)));
        let mut pages = vec![("exceptions", self.asks(["/exceptions"])), ("burden", self.asks(months))];
        pages.extend(
            CHAPTERS.map(|(name, chapter)| (name, self.asks([format!("{figures}?chapter={chapter}")]))),
        );
        let behind = BEHIND.map(|row| format!("{figures}/behind?limit=50&{row}"));
        pages.push(("statistics_behind", self.asks(behind)));
        pages
    }

    /// By the administrator, who sees everything.
    fn asks(&self, paths: impl IntoIterator<Item = impl Display>) -> Vec<Ask<'_>> {
        paths.into_iter().map(|path| Ask { who: &self.tenant, path: api(path) }).collect()
    }

    fn at(&self, units: &[Uuid], path: impl Fn(&Uuid) -> String) -> Vec<Ask<'_>> {
        self.asks(spread(units).iter().map(path))
    }
}

fn api(path: impl Display) -> String {
    format!("/api/records{path}")
}
