use rest::{Problem, kinds, problems};
use tenancy::{portability::PortError, provision::ProvisionError};

problems! {
    pub PASSPHRASE_SHORT = 422, "passphrase_short",
        zh "口令至少需要 {least} 个字符。",
        en "The passphrase needs at least {least} characters.";
    pub EXPORT_RUNNING = 409, "export_running",
        zh "已有一个导出正在进行，请等它完成。",
        en "An export is being made already. Please wait until it is done.";
    pub NOT_READY = 409, "export_not_ready",
        zh "这个导出还没有完成，或者已经失败。",
        en "This export is not finished, or has failed.";
    pub TICKET_INVALID = 403, "ticket_invalid",
        zh "下载链接已经过期，请重新输入密码获取。",
        en "The link has expired. Enter the password again to get another.";
    pub CODE_NEEDED = 422, "code_needed",
        zh "请同时填写手机上的验证码。",
        en "Enter the code of the telephone as well.";
    pub NO_DEPOT = 503, "backups_unavailable",
        zh "备份存储暂时不可用，请稍后再试。",
        en "The place for backups is away. Please try again later.";
    pub NO_SNAPSHOT = 409, "no_snapshot",
        zh "这个时间之前没有可用的备份。",
        en "There is no backup at or before that time.";
    pub BUSY = 409, "tenant_busy",
        zh "这个单位正在进行另一项变更，请稍后再试。",
        en "Another change of this organisation is not finished. Please try again shortly.";
    pub WRONG_STATE = 409, "restoration_state",
        zh "这项恢复现在的状态（{state}）不允许此操作。",
        en "The restoration is {state}; this cannot be done now.";
    pub NOT_WHOLE = 409, "restoration_not_whole",
        zh "服务“{service}”有一侧的数据不完整，没有切换，单位的数据没有任何改动。",
        en "In the service {service} something is missing on one of the two sides. Nothing was exchanged.";
    pub BAD_TIME = 422, "time_invalid",
        zh "时间需要写成 2026-06-18T08:00:00+08:00。",
        en "A time is written 2026-06-18T08:00:00+08:00.";
}

/// What went wrong, for whoever asked.
pub(crate) fn refused(error: PortError) -> Problem {
    match error {
        PortError::Unknown => kinds::NOT_FOUND.problem(),
        PortError::NoSnapshot => NO_SNAPSHOT.problem(),
        PortError::Busy | PortError::Provision(ProvisionError::Busy) => BUSY.problem().retry_after(5),
        PortError::NotWhole { service, .. } => NOT_WHOLE.with("service", service),
        PortError::State(state) => WRONG_STATE.with("state", state),
        PortError::Db(error) | PortError::Provision(ProvisionError::Db(error)) => error.into(),
        PortError::Depot(_) | PortError::Io(_) | PortError::Objects(_) => {
            NO_DEPOT.problem().retry_after(30).because(error)
        }
        other => kinds::INTERNAL.problem().because(other),
    }
}
