//! What is refused, and what findings of the rules say. `{source}` and `{since}` tell where a rule is from.

rest::problems! {
    pub UNKNOWN_UNIT = 422, "unknown_unit", zh "没有这个党组织，或不在您的管理范围内", en "There is no such unit within your reach";
    pub UNKNOWN_MEMBER = 422, "unknown_member", zh "此人不在本组织的党员名册上", en "This person is not on the roll of the unit";
    pub NO_RECORD = 404, "no_member_record", zh "您的账号没有关联党员信息", en "Your account has no member record";
    pub NOT_FOR_KIND = 422, "election_not_for_kind", zh "{kind}不进行换届选举（依据：{source}，自 {since} 起）", en "There is no election in {kind} (by {source}, since {since})";
    pub ALREADY_OPEN = 409, "election_already_open", zh "该组织已有正在进行的选举，请先办结或取消", en "An election of this unit is under way; finish or cancel it first";
    pub NOT_NOW = 409, "election_not_now", zh "选举处于“{state}”阶段，不能{step}", en "While it is {state} it is not possible to {step}";
    pub UNIT_NOT_ACTIVE = 409, "unit_not_active", zh "“{name}”已撤销", en "{name} has been dissolved";
    pub TWICE = 422, "election_person_twice", zh "同一人重复填写", en "The same person is named twice";
    pub BOTH_LEADERS = 422, "election_both_leaders", zh "同一人不能同时作为书记和副书记候选人", en "Nobody stands for secretary and deputy at once";
    pub NOT_IN_COMMITTEE = 422, "election_not_in_committee", zh "书记、副书记从委员中产生，此人不在委员{list}中", en "Secretary and deputies come from the committee, and this person is not among {list}";
    pub NOT_AN_OFFICE = 422, "election_not_an_office", zh "本次选举不选举{office}", en "This election has no seat for {office}";
    pub SEATS = 422, "election_seats", zh "名额应为 {least} 至 {most} 名", en "Between {least} and {most} seats";
    pub RIGHTS_OF_VOTER = 422, "election_rights_of_voter", zh "此人本来没有选举权，不需要登记", en "This person has no vote anyway";
    pub NO_RIGHT_WORD = 422, "election_no_right_word", zh "只登记留党察看，或者被留置、逮捕而停止行使权利", en "Only those under observation and those who are detained are named here";
    pub BEFORE_COMMITTEE = 409, "election_before_committee", zh "请先选出委员会，再选举{office}", en "The committee is elected before the {office}";
    pub OFFICE_FILLED = 409, "election_office_filled", zh "{office}已选出，不需要再投票", en "The {office} is elected already";
    pub MORE_RETURNED = 422, "election_more_returned", zh "收回 {returned} 张，多于发出的 {issued} 张。请核对；确实如此的，本次选举无效，请注明“选举无效”后登记并重新投票", en "{returned} ballots came back and {issued} went out. Check the numbers; if it is so, the round is void: record it as void and vote again";
    pub NOT_VOID = 422, "election_not_void", zh "收回的选票不多于发出的选票，选举有效", en "No more ballots came back than went out, so the round is not void";
    pub PRESENT_OVER = 422, "election_present_over", zh "实到 {present} 人，多于应到的 {should} 人", en "{present} are present, more than the {should} who should be";
    pub NOT_LISTED = 422, "election_not_listed", zh "本轮只能在得票相同的人中投票", en "Only those with as many votes stand in this round";
    pub CANDIDATE_LEFT_OUT = 422, "election_candidate_left_out", zh "缺少候选人{name}的得票", en "The votes for {name} are missing";
    pub HAS_SEAT = 422, "election_has_seat", zh "此人已当选", en "This person is elected already";
    pub MAY_NOT_STAND = 422, "election_may_not_stand", zh "{name}没有被选举权：{right}", en "{name} may not be elected: {right}";
    pub NOTHING_TO_TAKE_BACK = 409, "election_nothing_to_take_back", zh "没有可以撤回的计票", en "There is no count to take back";
    pub SEATS_OPEN = 409, "election_seats_open", zh "{office}还缺 {open} 名，请继续投票，或者由会议决定空缺", en "{open} seats of {office} are open; vote again, or say that the meeting leaves them open";
    pub POST_OF_OTHERS = 422, "election_post_of_others", zh "只给当选的委员分工", en "Only elected members of the committee get a post here";
    pub POST_NOT_ELECTED = 422, "election_post_not_elected", zh "此职务不在委员分工之内", en "This post is none of a member of the committee";
    pub POST_NOT_IN_KIND = 422, "post_not_in_kind", zh "{kind}不设{post}一职", en "{kind} has no {post}";
    pub POST_TWICE = 422, "election_post_twice", zh "{post}只能由一人担任", en "One person holds the post of {post}";
    pub ANSWERED_ALREADY = 409, "election_answered_already", zh "已经{confirmation}", en "It is {confirmation} already";
    pub NOT_ASKED = 422, "election_not_asked", zh "本次选举结果不需要{confirmation}", en "Nothing of this result has to be {confirmation}";
    pub BEFORE_HELD = 422, "election_before_held", zh "日期不能早于选举日期 {held}", en "The day cannot be before the election on {held}";
    pub BEFORE_TERM = 422, "election_before_term", zh "选举日期不能早于本届开始日期 {start}", en "The election cannot be before the term that began on {start}";
    pub NOT_COUNTED = 409, "election_not_counted", zh "选举结果确认后才能打印报告单", en "The notice of the result can be printed once the result is settled";
    pub NO_VOTERS = 422, "election_no_voters", zh "没有有选举权的正式党员", en "There is nobody who may vote";

    pub NOT_A_REASON = 422, "election_not_a_reason", zh "不是可以不计入应到会人数的情形（依据：{source}，自 {since} 起）", en "This is no reason to be left out (by {source}, since {since})";
    pub AWAY_TOO_SHORT = 422, "election_away_too_short", zh "{reason}须满 {needed} 个月，目前 {months} 个月（依据：{source}，自 {since} 起）", en "{reason} has to last {needed} months, and has lasted {months} (by {source}, since {since})";
    pub CONSENT_MISSING = 422, "election_consent_missing", zh "{reason}：不计入应到会人数须经上级党组织同意，请填写批复文号（依据：{source}，自 {since} 起）", en "{reason}: the committee above has to agree; give its paper (by {source}, since {since})";
    pub RESOLUTION_MISSING = 422, "election_resolution_missing", zh "{reason}：不计入应到会人数须经党员大会通过（依据：{source}，自 {since} 起）", en "{reason}: the meeting has to resolve it (by {source}, since {since})";
    pub NO_QUORUM = 422, "election_no_quorum", zh "实到 {present} 人，至少应有 {needed} 人到会方可选举（依据：{source}，自 {since} 起）", en "{present} voters are present; an election needs {needed} (by {source}, since {since})";
    pub TOO_FEW_CANDIDATES = 422, "election_too_few_candidates", zh "{office}候选人 {candidates} 名，应不少于 {needed} 名（依据：{source}，自 {since} 起）", en "{candidates} stand for {office}; there have to be {needed} (by {source}, since {since})";
    pub CANDIDATES_MAY_NOT = 422, "election_candidates_may_not", zh "{office}候选人中有 {people} 人没有被选举权", en "{people} of those who stand for {office} may not be elected";
    pub SHORT_MEMBERSHIP = 422, "election_short_membership", zh "书记候选人党龄 {years} 年，一般应有 {needed} 年以上（依据：{source}，自 {since} 起）", en "A secretary normally has {needed} years of membership; this one has {years} (by {source}, since {since})";
    pub ISSUED_OVER_PRESENT = 422, "election_issued_over_present", zh "发出选票 {issued} 张，多于实到的 {present} 人", en "{issued} ballots were issued to {present} voters";
    pub BALLOTS_SUM = 422, "election_ballots_sum", zh "无效票不能多于收回的选票 {returned} 张", en "There cannot be more spoilt ballots than the {returned} that came back";
    pub VOTES_SUM = 422, "election_votes_sum", zh "赞成、反对、弃权合计 {votes} 票，应等于有效票 {valid} 张", en "Votes for, against and abstained are {votes}; they have to be the {valid} valid ballots";
    pub VOTES_OVER_SEATS = 422, "election_votes_over_seats", zh "赞成票合计 {votes} 票，有效票最多只能投 {most} 票", en "{votes} votes in all; the valid ballots hold {most} at the most";
    pub APPROVAL_MISSING = 422, "election_approval_missing", zh "与届满日期相差 {months} 个月，提前或延期换届须经上级党组织批准（依据：{source}，自 {since} 起）", en "This is {months} months away from the end of the term; the committee above has to approve it (by {source}, since {since})";
    pub SHIFT_TOO_LONG = 422, "election_shift_too_long", zh "与届满日期相差 {months} 个月，一般不超过 {most} 个月（依据：{source}，自 {since} 起）", en "This is {months} months away from the end of the term, normally {most} at the most (by {source}, since {since})";
    pub COMMITTEE_DUE = 422, "election_committee_due", zh "正式党员 {full} 名，已达 {from} 名，应设支部委员会（依据：{source}，自 {since} 起）", en "With {full} full members, {from} and more, a branch elects a committee (by {source}, since {since})";
    pub NO_COMMITTEE = 422, "election_no_committee", zh "正式党员 {full} 名，不足 {from} 名，只选举书记，不设支部委员会（依据：{source}，自 {since} 起）", en "With {full} full members, fewer than {from}, a branch has no committee (by {source}, since {since})";
    pub COMMITTEE_SIZE = 422, "election_committee_size", zh "委员 {seats} 名，一般为 {least} 至 {most} 名（依据：{source}，自 {since} 起）", en "A committee normally has {least} to {most} members, not {seats} (by {source}, since {since})";
    pub AGAINST_RULES = 422, "election_against_rules", zh "与基层组织选举的规定不符", en "This is against the rules on elections";
}
