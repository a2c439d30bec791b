//! What is refused, and what findings of the rules say. `{source}` and `{since}` tell where a rule is from.

rest::problems! {
    pub BEFORE_FOUNDING = 422, "before_founding", zh "日期不能早于组织成立日期", en "The day cannot be before the unit was founded";
    pub ENDS_BEFORE_START = 422, "ends_before_start", zh "结束时间不能早于开始时间", en "It cannot end before it begins";
    pub NOT_HELD_YET = 422, "in_future", zh "会议还没有开始", en "The meeting has not begun yet";
    pub NOT_PLANNED = 409, "meeting_not_planned", zh "会议已召开或已取消", en "The meeting was held or cancelled already";
    pub NOT_HELD = 409, "meeting_not_held", zh "请先登记到会情况", en "Enter who was there first";
    pub FILED = 409, "meeting_filed", zh "记录已归档，只能填写原因后形成新版本", en "The record is filed; it is changed by a new version with a reason";
    pub NOT_FILED = 409, "meeting_not_filed", zh "记录还没有归档，可以直接修改", en "The record is not filed yet and can simply be changed";
    pub CANCELLED = 409, "meeting_cancelled", zh "会议已取消", en "The meeting was cancelled";
    pub NOT_A_LECTURE = 422, "meeting_not_a_lecture", zh "不是党课，不填授课人", en "This is no lecture, so nobody gave one";
    pub NOT_ON_LIST = 422, "not_on_list", zh "此人不在本次会议名单内", en "This person is not on the list of the meeting";
    pub TWICE_ON_LIST = 422, "given_twice", zh "同一人只能登记一次", en "A person can be entered only once";
    pub ABSENCE_OF_LEAVE = 422, "absence_without_leave", zh "只有请假才填写缺席原因", en "A reason belongs to leave only";
    pub MANY_GUESTS = 422, "out_of_range", zh "列席人数应在 {least} 到 {most} 之间", en "Between {least} and {most} guests";
    pub TOO_MANY_LINES = 422, "too_many", zh "最多 {most} 项", en "At most {most} of them";
    pub DECISION_ELSEWHERE = 422, "decision_not_here", zh "这类会议不作此类决定", en "A meeting like this does not decide that";
    pub UNKNOWN_PAPER = 422, "unknown_paper", zh "本组织的文件里没有这一份，请先上传", en "There is no such document of this unit; upload it first";
    pub UNKNOWN_FOLLOW_UP = 422, "unknown_follow_up", zh "本次会议没有这项后续事项", en "The meeting has no such follow-up";
    pub DONE_ALREADY = 409, "follow_up_done", zh "此事项已办结", en "This is done already";
    pub DONE_TOO_EARLY = 422, "done_too_early", zh "办结日期不能早于会议日期", en "It cannot be done before the meeting";
    pub BEFORE_LAST_REPORT = 422, "before_last_report", zh "日期不能早于上一次报告的日期 {last}", en "It cannot be before the last report of {last}";
    pub TOO_EARLY_TO_CONFIRM = 409, "too_early_to_confirm", zh "会议当天才能确认到会", en "You can say that you are there on the day of the meeting";
    pub MARKED_BY_LIST = 409, "marked_already", zh "书记已登记，请与书记联系", en "Whoever keeps the record has entered you; talk to them";
    pub GUESTS_NEED_NO_LEAVE = 422, "guests_need_no_leave", zh "列席人员不需要请假", en "Guests need no leave";
    pub LEAVE_ASKED = 409, "leave_asked", zh "已经请过假", en "You have asked for leave already";
    pub NO_LEAVE_ASKED = 409, "leave_not_asked", zh "此人没有待答复的请假", en "This person has no open request for leave";
    pub OWN_LEAVE = 409, "own_leave", zh "不能批准自己的请假，请由支委会其他同志答复", en "Nobody answers the own request; somebody else of the committee does";
    pub LEAVE_ASKED_BY_YOU = 409, "leave_asked_by_you", zh "这是您代为提出的请假，请由支委会其他同志答复", en "You asked for this leave on the member’s behalf; somebody else of the committee answers it";
    pub LEAVE_TOO_LATE = 422, "leave_too_late", zh "会议已经开始，补假需要说明原因", en "The meeting has begun; leave asked for now needs a reason";
    pub LEAVE_LATE = 422, "leave_late", zh "会议开始后才请假", en "Leave was asked for after the meeting began";
    pub BAD_YEAR = 422, "out_of_range", zh "年份应在 {least} 到 {most} 之间", en "The year must be between {least} and {most}";
    pub INCOMPLETE = 422, "record_incomplete", zh "记录还不能归档，请先处理标出的问题", en "The record cannot be filed yet; see what is named";
    pub CORRECTION_WITHOUT_REASON = 422, "missing", zh "修改已归档的记录需要说明原因", en "Changing a filed record needs a reason";

    pub NO_SUCH_MEETING = 422, "unknown_meeting", zh "没有这次会议，或不是本组织及其上级组织召开的", en "There is no such meeting of this unit, or of one above it";
    pub MEETING_NOT_THEN = 422, "meeting_did_not_take_place", zh "会议已取消，或还没有登记到会情况", en "The meeting was cancelled, or nobody has entered yet who was there";
    pub NOT_OF_MEMBERS = 422, "meeting_not_of_members", zh "此事由党员大会决定，不能选择支委会、党小组会", en "All members decide this, not a committee or a group";
    pub OTHER_DAY = 422, "meeting_on_other_day", zh "所选会议于 {day} 召开，日期应与会议一致", en "The meeting was on {day}; the date has to be that of the meeting";
    pub DECIDED_HERE = 409, "meeting_decided", zh "发展党员的表决或选举以本次会议的日期和到会情况为依据，不能改变", en "A vote or an election rests on the day of this meeting and on who was there; they stay";

    pub NO_KIND = 422, "no_kind", zh "请选择会议类型", en "Say what kind of meeting it is";
    pub NOT_HELD_HERE = 422, "kind_not_held_here", zh "{unit}不召开{kind}（依据：{source}，自 {since} 起）", en "{unit} does not hold a {kind} (by {source}, since {since})";
    pub NOT_IN_GATHERING = 422, "kind_not_in_gathering", zh "{kind}不能与所选的其他类型合并召开（依据：{source}，自 {since} 起）", en "A {kind} cannot share one gathering with the other kinds (by {source}, since {since})";
    pub SERVES_WRONG_YEAR = 422, "serves_wrong_year", zh "不能计入 {year} 年度，最晚 {until}（依据：{source}，自 {since} 起）", en "It cannot count for {year}; the last day was {until} (by {source}, since {since})";
    pub SERVES_LATER_YEAR = 422, "serves_wrong_year", zh "{held} 年召开的会议不能计入 {year} 年度，只能计入当年；规定可以补开的，可以计入上一年度（依据：{source}，自 {since} 起）", en "A meeting of {held} cannot count for {year}: only for its own year, or for the one before where that may be made up for (by {source}, since {since})";
    pub PRESENT_OVER_SHOULD = 422, "present_over_should", zh "到会有表决权人数 {present} 超过应到 {should}（依据：{source}，自 {since} 起）", en "{present} voters present are more than the {should} who should attend (by {source}, since {since})";
    pub VOTES_OVER_PRESENT = 422, "votes_over_present", zh "票数 {votes} 超过到会有表决权人数 {present}（依据：{source}，自 {since} 起）", en "{votes} votes are more than the {present} voters present (by {source}, since {since})";
    pub WRONG_BALLOT = 422, "wrong_ballot", zh "此项决定应采用{ballot}（依据：{source}，自 {since} 起）", en "This decision takes {ballot} (by {source}, since {since})";
    pub NO_QUORUM = 422, "no_quorum", zh "到会有表决权的党员 {present} 人，应到 {should} 人，至少需要 {needed} 人，不能作出决定（依据：{source}，自 {since} 起）", en "{present} voters of {should} were present and {needed} are needed, so nothing could be decided (by {source}, since {since})";
    pub MISSING_PART = 422, "missing_part", zh "缺少：{part}", en "Missing: {part}";
    pub NOT_OVER = 422, "not_over", zh "会议还没有结束", en "The meeting is not over yet";
    pub UNMARKED = 422, "unmarked", zh "还有 {people} 人没有登记到会情况", en "{people} people are not entered as present or absent yet";
    pub ABSENT_WITHOUT_REASON = 422, "absent_without_reason", zh "有 {people} 人请假没有原因", en "{people} people have leave without a reason";
    pub EXEMPT_WITHOUT_CONSENT = 422, "exempt_without_consent", zh "有 {people} 人未经同意登记为免予参加", en "{people} people are entered as exempt without consent";
    pub YEAR_ARCHIVED = 422, "year_archived", zh "{year} 年度已由上级归档", en "The unit above has archived {year}";
    pub DUE_TOO_EARLY = 422, "due_before_meeting", zh "完成期限 {due} 早于会议日期 {day}", en "It is due on {due}, before the meeting of {day}";
    pub WITHOUT_OWNER = 422, "without_owner", zh "后续事项没有责任人", en "The follow-up has nobody to see to it";
    pub REMEDIES_UNREPORTED = 422, "remedies_unreported", zh "上次会议还有 {open} 项整改没有报告（依据：{source}，自 {since} 起）", en "{open} remedies of the last meeting were not reported (by {source}, since {since})";
    pub STEP_MISSING = 422, "step_missing", zh "缺少步骤：{step}（依据：{source}，自 {since} 起）", en "A step is missing: {step} (by {source}, since {since})";
    pub NO_STEPS = 409, "meeting_without_steps", zh "不是组织生活会，没有规定的步骤", en "This is no organisational-life meeting, so there are no steps to note";
    pub STEP_RECORDED = 409, "step_recorded_elsewhere", zh "“{step}”由系统从其他登记得出，不需要另行登记", en "This step follows from what is recorded elsewhere and is not noted: {step}";
    pub STEP_NOT_NOTED = 409, "step_not_noted", zh "这一步还没有登记", en "Nothing was noted of this step";
    pub STEP_AFTER_MEETING = 422, "step_after_meeting", zh "会前步骤“{step}”的日期不能晚于会议日期 {day}", en "A step before the meeting ({step}) cannot be after {day}, the day of the meeting";
    pub MINUTES_ALIKE = 422, "minutes_alike", zh "可能重复：会议记录有 {percent}% 与 {day}“{subject}”的记录相同（依据：{source}，自 {since} 起）", en "Perhaps the same twice: {percent}% of the minutes stand in those of {day}, “{subject}” (by {source}, since {since})";
    pub TALK_WITH_ONESELF = 422, "talk_with_oneself", zh "不能与本人谈心谈话", en "Nobody talks with oneself";
}
