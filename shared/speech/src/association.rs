//! An association has members, chapters and fees. The pages have the same terms
//! (`services/web/packages/i18n/src/kinds/association.ts`); a test holds the lists together.

/// The terms of the pages.
pub const ZH: &[(&str, &str)] = &[
    ("支部党员大会", "会员大会"),
    ("支部委员会", "理事会"),
    ("支委会", "理事会"),
    ("支部大会", "会员大会"),
    ("党员大会", "会员大会"),
    ("民主评议党员", "会员评议"),
    ("民主评议", "会员评议"),
    ("民主生活会", "理事会交流会"),
    ("组织生活会", "会员交流会"),
    ("组织生活", "会议活动"),
    ("三会一课", "会议和讲座"),
    ("党员的正式组织关系", "会员的正式关系"),
    ("党员组织关系", "会员关系"),
    ("组织关系", "会员关系"),
    ("党小组", "小组"),
    ("党课", "专题讲座"),
    ("主题党日", "主题活动"),
    ("党支部", "分会"),
    ("支部", "分会"),
    ("党总支", "片区"),
    ("总支", "片区"),
    ("党工委", "工作委员会"),
    ("党委会", "理事会"),
    ("党委", "理事会"),
    ("党组织", "组织"),
    ("党组", "专项工作组"),
    ("纪委书记", "监事长"),
    ("纪检委员", "监事"),
    ("书记", "会长"),
    ("党内统计", "会员统计"),
    ("党内活动", "会员活动"),
    ("党内", "会内"),
    ("党政机关", "机关"),
    ("党员", "会员"),
    ("党龄", "会龄"),
    ("党籍", "会籍"),
    ("党费", "会费"),
    ("光荣在党50年", "五十年会员"),
    ("入党积极分子", "入会申请人"),
    ("入党", "入会"),
    ("退党", "退会"),
    ("脱党", "退会"),
    ("留党察看", "留会察看"),
    ("某党发", "某会发"),
    ("政治审查", "资格审查"),
    ("政治生日", "入会纪念日"),
    ("老同志", "老会员"),
    ("同志", "会员"),
];

/// What only texts of the server say.
pub const ZH_HERE: &[(&str, &str)] = &[
    ("党内法规规定", "章程规定"),
    ("党内法规", "章程"),
    ("党中央", "全国组织"),
    ("党的基层委员会", "理事会"),
    ("出党", "退会"),
    ("上缴中央的党费", "上缴全国组织的会费"),
    ("中国共产党入党", "入会"),
    ("中共", ""),
];

/// The terms of the pages.
pub const EN: &[(&str, &str)] = &[
    ("party committee", "council"),
    ("party lecture", "lecture"),
    ("themed party day", "themed day"),
    ("party organisation", "organisation"),
    ("party member", "member"),
    ("party group", "group"),
    ("party branch", "chapter"),
    ("party or government official", "public official"),
    ("party", "association"),
    ("branch", "chapter"),
    ("dues", "fees"),
    ("discipline secretary", "chief supervisor"),
    ("secretary", "chair"),
    ("organisational life", "meetings and activities"),
    ("comrade", "member"),
];

/// What only texts of the server say.
pub const EN_HERE: &[(&str, &str)] = &[
    ("party dues", "membership fees"),
    ("party and state officials", "public officials"),
    ("central committee", "national organisation"),
];
