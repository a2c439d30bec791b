//! Meetings: the record of what was held (组织生活记录), and what a period requires (应完成事项).
//!
//! One record may be of several kinds; duties, completion and attendance are computed from records and never
//! entered. So far the feature has its rules.

pub mod rules;
