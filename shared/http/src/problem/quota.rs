//! What an organisation hears when it has used up what it may. The code says which quota it is.

use super::Problem;
use tenancy::quota::{Quota, QuotaError, Refusal};

crate::problems! {
    pub QUOTA_MEMBERS = 409, "quota_members",
        zh "本单位最多登记 {most} 名党员，现有 {used} 名，不能再增加。请联系本单位管理员向平台申请增加名额。",
        en "This organisation may hold {most} members and has {used}. Ask its administrator to apply for more.";
    pub QUOTA_STORAGE = 409, "quota_storage",
        zh "本单位的存储空间共 {most} MB，已用 {used} MB，放不下这个文件。请删除不需要的文件，或联系本单位管理员申请增加空间。",
        en "This organisation has {most} MB of storage and uses {used} MB; the file does not fit. Delete what is not needed, or ask the administrator for more.";
    pub QUOTA_MAILS = 409, "quota_mails",
        zh "本单位今天已发送 {used} 封邮件，达到每天 {most} 封的上限。其余邮件明天自动发送。",
        en "This organisation has sent {used} letters today, of {most} a day. The others go out tomorrow.";
    pub QUOTA_REQUESTS = 429, "quota_requests",
        zh "本单位此刻使用的人太多（每秒最多 {most} 次请求），请稍等片刻再试。",
        en "Too many people of this organisation are at work this moment ({most} requests a second). Try again in a moment.";
    pub QUOTA_JOBS = 409, "quota_jobs",
        zh "本单位今天的后台处理时间（{most} 秒）已用完，其余的明天自动继续。",
        en "This organisation has used its background time of today ({most} seconds). The rest goes on tomorrow.";
}

const MEGABYTE: u64 = 1 << 20;

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let Refusal { quota, used, most } = refusal;
        let of = |kind: &'static super::ProblemKind, unit: u64| {
            kind.problem().with("used", used / unit).with("most", most / unit)
        };
        match quota {
            Quota::Members => of(&QUOTA_MEMBERS, 1),
            // what is used is rounded up: "1023 of 1024" must not read as if something fitted
            Quota::Storage => {
                QUOTA_STORAGE.problem().with("used", used.div_ceil(MEGABYTE)).with("most", most / MEGABYTE)
            }
            Quota::Mails => of(&QUOTA_MAILS, 1),
            Quota::Requests => of(&QUOTA_REQUESTS, 1).retry_after(1),
            Quota::Jobs => of(&QUOTA_JOBS, 1),
        }
    }
}

impl From<QuotaError> for Problem {
    fn from(error: QuotaError) -> Self {
        match error {
            QuotaError::Full(refusal) => refusal.into(),
            QuotaError::Db(error) => error.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_says_which_quota_it_is() {
        for &quota in Quota::ALL {
            let body = Problem::from(Refusal { quota, used: 5 << 20, most: 5 << 20 }).body();
            assert_eq!(body.code, format!("quota_{quota}"));
            assert!(!body.detail.contains('{'), "{}", body.detail);
        }
    }
}
