//! What is refused. `{source}` and `{since}` tell where a rule is from.

rest::problems! {
    pub NOT_KEPT_HERE = 422, "talks_not_kept_here", zh "“{name}”不登记谈心谈话（依据：{source}，自 {since} 起）", en "{name} keeps no register of talks (by {source}, since {since})";
    pub NOT_IN_BRANCH = 422, "not_in_branch", zh "谈话双方应当都是本支部的党员", en "Both of the two must be members of the branch";
    pub ENTERED_ALREADY = 409, "talk_entered_already", zh "这两位同志当天的谈心谈话已经登记", en "A talk of the two on this day is in the register already";
    pub UNKNOWN_MEETING = 422, "unknown_meeting", zh "本支部没有这次组织生活会", en "The branch has no such organisational-life meeting";
    pub AFTER_MEETING = 422, "talk_after_meeting", zh "谈心谈话应当在组织生活会（{day}）之前开展", en "A talk that prepares the organisational-life meeting of {day} comes before it";
    pub OBJECTED = 409, "talk_objected", zh "对方表示没有谈过，请先与对方核实；确属误记的，请撤回", en "The other says that it did not take place; talk to them, or withdraw the entry";
    pub WITHDRAWN = 409, "talk_withdrawn", zh "这条登记已撤回", en "This entry was withdrawn";
    pub OWN_ENTRY = 409, "own_talk_entry", zh "这是您自己登记的，记错了可以撤回", en "You entered this yourself; withdraw it if it is wrong";
    pub NOT_OBJECTED = 409, "talk_not_objected", zh "您没有对这条登记提出异议", en "You have not objected to this entry";
}
