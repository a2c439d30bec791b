//! What is refused.

rest::problems! {
    pub NOT_BELOW = 422, "collection_unit_not_below", zh "只能发给本级及下级党组织", en "A collection goes to units at or below the one that asks";
    pub NO_RECIPIENTS = 422, "collection_no_recipients", zh "请选择要发往的党组织", en "Choose the units to ask";
    pub TOO_MANY_RECIPIENTS = 422, "collection_too_many_recipients", zh "一次最多发往 {most} 个党组织", en "At most {most} units can be asked";
    pub DUE_IN_PAST = 422, "collection_due_in_past", zh "截止日期不能早于今天", en "The deadline cannot be before today";
    pub NOT_DRAFT = 409, "collection_not_draft", zh "已发出的采集表不能修改，需要变动请另发一份", en "A form that was sent stays as it is; send another one";
    pub NOT_SENT = 409, "collection_not_sent", zh "采集尚未发出或已经结束", en "The collection has not been sent, or is closed";
    pub REMINDED_TODAY = 409, "collection_reminded_today", zh "今天已经催报过，请明天再催", en "The units were reminded today already";
    pub NOBODY_MISSING = 409, "collection_nobody_missing", zh "所有党组织都已报送", en "Every unit has answered";
    pub NO_SUCH_STEP = 409, "collection_no_such_step", zh "当前状态不能这样办理", en "This cannot be done where the answer stands";

    pub NO_FIELDS = 422, "collection_no_fields", zh "采集表至少要有一个项目", en "A form asks for something at least";
    pub TOO_MANY = 422, "collection_too_many", zh "项目太多", en "There are too many fields";
    pub BAD_KEY = 422, "collection_bad_key", zh "项目标识只能用小写字母、数字和下划线", en "A key has small letters, digits and underscores";
    pub KEY_TWICE = 422, "collection_key_twice", zh "项目标识重复", en "The key is there twice";
    pub BAD_LABEL = 422, "collection_bad_label", zh "请填写项目名称，不超过 60 个字", en "Give a name of at most 60 characters";
    pub BAD_CHOICES = 422, "collection_bad_choices", zh "单选项目要有两个以上不同的选项", en "A choice has two different choices at least";
    pub BAD_COLUMNS = 422, "collection_bad_columns", zh "表格项目要有 1 至 20 列，列中不能再有表格", en "A table has 1 to 20 columns, none of them a table";
    pub BAD_BOUNDS = 422, "collection_bad_bounds", zh "上下限有误", en "The bounds make no sense";
    pub KNOWN_KIND = 422, "collection_known_kind", zh "系统已知的这项数据与项目类型不符", en "What the system knows is of another kind than the field";

    pub WRONG_KIND = 422, "collection_wrong_kind", zh "应填写{asked}，不能填写“{given}”（依据：采集表《{title}》，自 {since} 起）", en "This takes {asked}, not “{given}” (by the form “{title}”, since {since})";
    pub NO_DAY = 422, "collection_no_day", zh "请填写有效的日期（依据：采集表《{title}》，自 {since} 起）", en "This is no day (by the form “{title}”, since {since})";
    pub NO_SUCH_CHOICE = 422, "collection_no_such_choice", zh "请从选项中选择（依据：采集表《{title}》，自 {since} 起）", en "This is none of the choices (by the form “{title}”, since {since})";
    pub OUT_OF_BOUNDS = 422, "collection_out_of_bounds", zh "应在 {least} 到 {most} 之间（依据：采集表《{title}》，自 {since} 起）", en "It has to be between {least} and {most} (by the form “{title}”, since {since})";
    pub TOO_MANY_ROWS = 422, "collection_too_many_rows", zh "行数过多", en "There are too many rows";
    pub NO_TEMPLATE = 409, "collection_no_template", zh "还没有上传上级的表格模板", en "There is no workbook of the committee above to write into";
    pub NOT_MAPPED = 409, "collection_template_not_mapped", zh "模板的栏目还没有对应到采集项目", en "Nothing says yet what stands in which column of the workbook";
    pub TEMPLATE_GONE = 409, "collection_template_gone", zh "模板文件已被删除或无法读取，请重新上传", en "The workbook has been deleted or cannot be read; upload it again";
    pub TEMPLATE_NOT_XLSX = 422, "collection_template_not_xlsx", zh "模板应为 XLSX 工作簿", en "The template has to be an XLSX workbook";
    pub TEMPLATE_NO_HEADER = 422, "collection_template_no_header", zh "工作簿各表前 30 行里没有找到表头，表头至少要有两个栏目名称", en "None of the first thirty rows of a sheet looks like a header, which has two titles at least";
    pub TEMPLATE_PLACE = 422, "collection_template_place", zh "没有这个位置，或这个位置用了两次", en "There is no such place, or it is used twice";
    pub TEMPLATE_FIELD = 422, "collection_template_field", zh "采集表中没有这个项目，或不能填在这里", en "The form has no such field, or it does not belong here";
    pub TEMPLATE_TABLES = 422, "collection_template_tables", zh "只能有一个表格项目逐行展开", en "The rows of one table alone get rows of their own";

    pub UNKNOWN_FIELD = 422, "collection_unknown_field", zh "采集表中没有这个项目", en "The form has no such field";
    pub KNOWN_FIELD = 422, "collection_known_field", zh "此项由系统自动填报，不需要填写", en "The system fills this in";
}
