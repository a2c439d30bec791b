//! What must be true when a member is developed. Pure: dates, calendar and facts are arguments.

mod approval;
mod check;
mod earliest;
mod facts;
mod finding;
mod guards;
mod latest;
mod mentors;
mod notice;
mod order;
mod papers;
mod pool;
mod probation;
mod progress;
mod quota;
mod reports;
mod reviews;
mod roll;
mod ruleset;
mod special;
mod votes;

pub use approval::{Body, power};
pub use check::{Case, Excuse, Proposal, Verdict, check, record};
pub use earliest::{Earliest, earliest, next_steps};
pub use facts::{Entitled, Facts, Training};
pub use finding::{Finding, Reason, Softened, Source};
pub use latest::{deadlines, latest};
pub use mentors::Mentor;
pub use notice::{Length, Notice, NoticeFault, Objection, forbidden, length};
pub use order::{Disorder, disorders};
pub use papers::{Line, LineState, Paper, PaperFault, checklist};
pub use pool::{Pool, Pooled, pool};
pub use probation::{Extending, Probation, ProbationFault, extend, probation};
pub use progress::{Origin, Progress, Record, Unknown};
pub use quota::{Giving, NotGiven, NotListed, Plan, give, list, plan};
pub use reports::{Reports, reports};
pub use reviews::{Review, ReviewState, reviews};
pub use roll::{Exclusion, Roll, Voter, roll};
pub use ruleset::{Refusal, Ruleset, Stricter};
pub use special::{NotCarried, carried};
pub use votes::{
    Poll, Tally, VoteFault, VoteVerdict, WrittenOpinion, missing_parts, one_by_one, tally, tally_of_history,
};

#[cfg(test)]
mod tests;
