//! What the rules of the procedure find, as texts; `{basis}` is filled where a text stands alone.

rest::problems! {
    pub UNKNOWN = 422, "development_unknown_step", zh "没有这个步骤或结果{basis}", en "There is no such step or outcome{basis}";
    pub NOT_POSSIBLE = 422, "development_not_possible", zh "现为“{state}”，不能办理“{step}”{basis}", en "{step} is not possible while the person is: {state}{basis}";
    pub ALREADY_TAKEN = 422, "development_already_taken", zh "“{step}”已于 {on} 办理{basis}", en "{step} was done on {on}{basis}";
    pub STEP_MISSING = 422, "development_step_missing", zh "须先完成“{earlier}”{basis}", en "{earlier} has to come first{basis}";
    pub OUT_OF_ORDER = 422, "development_out_of_order", zh "日期 {on} 早于“{earlier}”的日期 {earlier_on}{basis}", en "{on} is before {earlier} of {earlier_on}{basis}";
    pub IN_FUTURE = 422, "date_in_future", zh "日期不能晚于今天（{today}）{basis}", en "The date must not be later than today ({today}){basis}";
    pub NO_REASON = 422, "development_no_reason", zh "补录须说明原因{basis}", en "What is filled in afterwards needs a reason{basis}";
    pub TOO_EARLY = 422, "development_too_early", zh "最早 {earliest}（{anchor}：{from}；期限：{span}）{basis}", en "Not before {earliest} ({anchor}: {from}; period: {span}){basis}";
    pub TOO_EARLY_PLAIN = 422, "development_too_early", zh "最早 {earliest}，不能早于{anchor}（{from}）{basis}", en "Not before {earliest}: {anchor} is of {from}{basis}";
    pub TOO_LATE = 422, "development_too_late", zh "期限为 {latest}，已超过（{anchor}：{from}；期限：{span}）{basis}", en "The last day was {latest} ({anchor}: {from}; period: {span}){basis}";
    pub TOO_LATE_PLAIN = 422, "development_too_late", zh "期限为 {latest}，已超过（{anchor}：{from}）{basis}", en "The last day was {latest} ({anchor}: {from}){basis}";
    pub TOO_FEW = 422, "development_too_few", zh "{fact}：现有 {have}，至少须 {least}{basis}", en "{fact}: {have}, at least {least} are needed{basis}";
    pub TOO_MANY = 422, "development_too_many", zh "{fact}：现有 {have}，至多 {most}{basis}", en "{fact}: {have}, at most {most} are allowed{basis}";
    pub TOO_FEW_RECORDS = 422, "development_too_few_records", zh "“{earlier}”只有 {have} 次记录，至少须 {least} 次{basis}", en "{earlier}: {have} on record, at least {least} are needed{basis}";
    pub NOT_SO = 422, "development_not_so", zh "不符合条件：{fact}{basis}", en "This does not hold: {fact}{basis}";
    pub FACT_UNKNOWN = 422, "development_fact_unknown", zh "尚未填写：{fact}{basis}", en "Not given yet: {fact}{basis}";
    pub BALLOT = 422, "vote_method", zh "应采用无记名投票{basis}", en "The vote has to be secret{basis}";
    pub MORE_ENTITLED = 422, "vote_more_entitled", zh "填写有表决权 {told} 人，当日支部有表决权的正式党员是 {known} 人（权利中止的 {resting} 人不计）；此数可以不填，按党员名册和权利中止登记计算{basis}", en "{told} are said to be entitled, but {known} full members of the branch could vote on that day, not counting the {resting} whose rights rest; left out, it is taken from the roll and the register{basis}";
    pub NOTICE_NONE = 422, "development_no_notice", zh "还没有公示{basis}", en "There was no public notice yet{basis}";
    pub NOTICE_RUNNING = 422, "development_notice_running", zh "公示到 {until} 结束，须在其后办理{basis}", en "The public notice runs until {until}{basis}";
    pub NOTICE_SHORT = 422, "development_notice_short", zh "公示只有 {have} 个工作日，至少须 {least} 个{basis}", en "The public notice ran {have} working days, at least {least} are needed{basis}";
    pub OBJECTION_OPEN = 422, "development_objection_open", zh "{on} 提出的异议还没有处理完{basis}", en "The objection of {on} is not settled{basis}";
    pub NONE_OF = 422, "development_none_of", zh "以下条件须满足一项：{all}{basis}", en "One of these has to hold: {all}{basis}";
}
