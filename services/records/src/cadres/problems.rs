//! What is refused, and what findings of the rules say. `{source}` and `{since}` tell where a rule is from.

rest::problems! {
    pub NOT_PRACTISED = 409, "cadres_not_practised", zh "本单位没有干部管理（依据：{source}，自 {since} 起）", en "This organisation manages no cadres (by {source}, since {since})";
    pub NO_RECORD = 404, "no_cadre_record", zh "您没有干部信息", en "There is no record of you as a cadre";
    pub KNOWN_ALREADY = 409, "cadre_known_already", zh "干部名册中已有此人", en "This person is on the register already";
    pub OTHER_NUMBER = 422, "cadre_other_number", zh "身份证号与关联党员的不一致", en "The identity number is not that of the member";
    pub BAD_ID_NO = 422, "invalid_id_no", zh "身份证号不正确", en "The identity number is wrong";
    pub BAD_GENDER = 422, "cadre_gender", zh "性别填写“男”或“女”", en "Write 男 or 女";
    pub OTHER_GENDER = 422, "cadre_gender_differs", zh "性别与身份证号不一致", en "The gender is not that of the identity number";
    pub UNKNOWN_GRADE = 422, "cadre_grade", zh "考核等次“{grade}”不在规定的名称之内（依据：{source}，自 {since} 起）", en "{grade} is no grade here (by {source}, since {since})";
    pub YEAR_TWICE = 422, "cadre_year_twice", zh "{year} 年的考核结果重复", en "There are two results of {year}";
    pub YEAR_WRONG = 422, "cadre_year", zh "年度不正确", en "There can be no result of this year";
    pub PENALTY_LENGTH = 422, "cadre_penalty_length", zh "{penalty}的期限应为 {least} 至 {most} 个月（依据：{source}，自 {since} 起）", en "{penalty} lasts {least} to {most} months (by {source}, since {since})";
    pub NO_LENGTH = 422, "cadre_penalty_no_length", zh "{penalty}不填期限（依据：{source}，自 {since} 起）", en "{penalty} has no length of its own (by {source}, since {since})";
    pub TOO_MANY = 422, "cadre_too_many", zh "最多 {most} 条", en "No more than {most}";
    pub NO_PHOTO = 422, "cadre_photo", zh "没有这张照片", en "There is no such photograph";
    pub LEFT = 409, "cadre_left", zh "此人已于 {on} 离开干部名册", en "The cadre left the register on {on}";
    pub LEFT_WHOLE = 422, "cadre_left_whole", zh "离开日期和原因须同时填写", en "Give both the day and the reason of leaving";
    pub NO_MONTHS = 422, "resume_no_months", zh "简历第 {line} 行没有起止年月，格式为“1998.09--2002.07  内容”", en "Line {line} of the career has no months; write 1998.09--2002.07  text";
    pub BAD_MONTH = 422, "resume_bad_month", zh "简历第 {line} 行的年月不正确，格式为“1998.09--2002.07  内容”", en "The months of line {line} of the career are wrong; write 1998.09--2002.07  text";
    pub ENDS_BEFORE_START = 422, "resume_ends_before_start", zh "简历第 {line} 行的结束年月早于开始年月", en "Line {line} of the career ends before it begins";
    pub LINE_NO_TEXT = 422, "resume_no_text", zh "简历第 {line} 行没有内容", en "Line {line} of the career says nothing";

    pub GAP = 422, "resume_gap", zh "简历在 {after} 与 {before} 之间断档（依据：{source}，自 {since} 起）", en "The career has a gap between {after} and {before} (by {source}, since {since})";
    pub OVERLAP = 422, "resume_overlap", zh "简历中 {from} 开始的一段与前一段（至 {until}）重叠", en "The line from {from} overlaps the one before, which ends in {until}";
    pub STARTS_LATE = 422, "resume_starts_late", zh "简历从 {from} 开始，晚于参加工作时间 {work_began}", en "The career begins in {from}, after the work did in {work_began}";
    pub ENDS_EARLY = 422, "resume_ends_early", zh "简历只写到 {to}，之后没有内容", en "The career ends in {to} and nothing follows";
    pub TOO_YOUNG_FOR_WORK = 422, "cadre_too_young_for_work", zh "参加工作时年龄 {years} 岁，不足 {least} 岁（依据：{source}，自 {since} 起）", en "Began to work at {years}, before {least} (by {source}, since {since})";
    pub TOO_YOUNG_FOR_PARTY = 422, "cadre_too_young_for_party", zh "入党时年龄 {years} 岁，不足 {least} 岁（依据：{source}，自 {since} 起）", en "Joined the Party at {years}, before {least} (by {source}, since {since})";
    pub BIRTH_DIFFERS = 422, "cadre_birth_differs", zh "出生年月与身份证号或党员名册的 {other} 不一致，以干部人事档案为准", en "The identity number or the roster has {other} as the month of birth; the file of the cadre decides";
    pub JOINED_DIFFERS = 422, "cadre_joined_differs", zh "入党时间与党员名册的 {other} 不一致", en "The roster has {other} as the month of joining";
    pub FILE_DIFFERS = 422, "cadre_file_differs", zh "{item}与干部人事档案不一致，档案记载：{file}", en "{item}: the file says otherwise: {file}";
    pub CHECK_CHANGED = 422, "cadre_check_changed", zh "{item}在核对之后有改动，须重新核对", en "{item} was changed after it was verified";

    pub NO_SUCH_STEP = 409, "appointment_no_such_step", zh "当前状态为“{state}”，不能{step}", en "In the state {state} it is not possible to {step}";
    pub UNDER_WAY = 409, "appointment_under_way", zh "此人已有正在办理的任免", en "An appointment of this cadre is under way already";
    pub REASON_MISSING = 422, "missing", zh "请说明原因", en "Say why";
    pub BEFORE_LAST_STEP = 422, "appointment_before_last_step", zh "日期不能早于上一步的 {last}", en "The day cannot be before the last step on {last}";
    pub NOTICE_NEEDED = 409, "appointment_notice_needed", zh "提拔任职须先公示（依据：{source}，自 {since} 起）", en "A promotion is put up in a notice first (by {source}, since {since})";
    pub NOTICE_TOO_SHORT = 422, "appointment_notice_too_short", zh "公示 {days} 个工作日，不足 {least} 个，最早到 {earliest_end}（依据：{source}，自 {since} 起）", en "The notice is up for {days} working days of {least}; it can end on {earliest_end} (by {source}, since {since})";
    pub NOTICE_RUNNING = 422, "appointment_notice_running", zh "公示到 {until} 才结束（依据：{source}，自 {since} 起）", en "The notice is up until {until} (by {source}, since {since})";
    pub BEFORE_NOTICE = 422, "appointment_before_notice", zh "公示自 {from} 开始，日期不能更早", en "The notice begins on {from}; the day cannot be before it";
    pub OBJECTION_OPEN = 409, "appointment_objection_open", zh "还有 {open} 件反映没有查清（依据：{source}，自 {since} 起）", en "{open} objections are not settled (by {source}, since {since})";
    pub OBJECTION_UPHELD = 409, "appointment_objection_upheld", zh "公示期间反映的问题查实，影响任职，只能不予任职或撤回（依据：{source}，自 {since} 起）", en "What was raised turned out to be so: the appointment can only be refused or withdrawn (by {source}, since {since})";
    pub PROBATION_RUNNING = 422, "appointment_probation_running", zh "试用期到 {until} 期满，此前不能正式任职（依据：{source}，自 {since} 起）", en "The probation is over on {until}, not before (by {source}, since {since})";
    pub UNDER_INFLUENCE = 422, "appointment_under_influence", zh "{penalty}的影响期到 {until}，此前不得提拔（依据：{source}，自 {since} 起）", en "{penalty} keeps from promotion until {until} (by {source}, since {since})";
    pub BARRED = 422, "appointment_barred", zh "受{penalty}处分，不得提拔（依据：{source}，自 {since} 起）", en "{penalty} keeps from promotion (by {source}, since {since})";
    pub UNKNOWN_OBJECTION = 422, "unknown_objection", zh "没有这件反映", en "There is no such objection";
    pub SETTLED = 409, "appointment_objection_settled", zh "这件反映已经查清", en "This objection is settled already";
    pub FIELD_OF_OTHER_STEP = 422, "appointment_other_step", zh "此项不用于这一步", en "This belongs to another step";

    pub FORM_TOO_LARGE = 413, "lrmx_too_large", zh "文件超过 {limit} MB", en "The file is larger than {limit} MB";
    pub NO_FORM = 422, "lrmx_unreadable", zh "文件不是任免审批表（.lrmx），或已损坏", en "The file is no appointment form (.lrmx), or is damaged";
    pub FORM_UNSAFE = 422, "lrmx_unsafe", zh "文件中有任免审批表不应有的内容（{what}），没有导入", en "The file holds what an appointment form does not have ({what}); it was not taken";
    pub FORM_DATE = 422, "lrmx_date", zh "元素 {element} 的日期不正确，应为 yyyyMM", en "The date in {element} is wrong; it should be yyyyMM";
    pub FORM_VALUE = 422, "lrmx_value", zh "元素 {element} 的内容不正确", en "The content of {element} is wrong";
    pub FORM_MISSING = 422, "lrmx_missing", zh "元素 {element} 没有内容", en "{element} is empty";
    pub FORM_UNKNOWN = 422, "lrmx_unknown", zh "元素 {element} 不在任免审批表之内，没有导入", en "{element} is not part of the form and is not taken";
}
