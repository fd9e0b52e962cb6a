//! What letters say, in both languages: short, with one link.

use crate::bilingual::words;

words! {
    tag: "zh-CN", "en";
    hello: "{name}，你好。", "Hello {name},";
    stop: "不想再收到这类邮件，请在聚议的“我”里删除邮箱。", "To stop these letters, remove your address under “Me” in Juyi.";

    confirm_subject: "确认你的邮箱", "Confirm your address";
    confirm: "你在“{space}”填写了这个邮箱。打开链接确认以后，投票提醒和日程邀请会发到这里：", "You gave this address in “{space}”. Open the link to confirm it; reminders and invitations will come here:";
    confirm_end: "链接只能用一次，24 小时内有效。不是你填写的就不用理会，不会再有邮件。", "The link works once, within 24 hours. If this was not you, do nothing: no more letters will come.";

    reminder_subject: "还没投票：{title}", "Not voted yet: {title}";
    reminder: "“{title}”还在等你投票，{time} 截止（{zone}）。", "“{title}” still waits for your vote. It closes at {time} ({zone}).";

    event_subject: "日程邀请：{title}", "Invitation: {title}";
    changed_subject: "日程有变：{title}", "Changed: {title}";
    cancelled_subject: "日程取消：{title}", "Cancelled: {title}";
    event: "“{group}”请你参加：{title}", "“{group}” invites you to: {title}";
    changed: "“{group}”更改了日程：{title}", "“{group}” has changed: {title}";
    cancelled: "“{group}”取消了日程：{title}", "“{group}” has cancelled: {title}";
    when: "时间：{starts} 至 {ends}（{zone}）", "When: {starts} to {ends} ({zone})";
    place: "地点：{place}", "Where: {place}";
    reason: "原因：{reason}", "Why: {reason}";

    export_subject: "投票导出：{title}", "Export: {title}";
    export: "这是你要的“{title}”，{format}：", "Here is “{title}” as you asked, {format}:";
    export_end: "链接只能用一次，24 小时内有效，请勿转发。", "The link works once, within 24 hours. Please do not pass it on.";
    minutes: "投票纪要", "minutes";
    xlsx: "Excel 表格", "Excel workbook";
    csv: "CSV 表格", "CSV tables";
    archive: "JSON 存档", "JSON archive";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blanks(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn both_languages_have_the_same_blanks_and_no_text_is_empty() {
        for (chinese, english) in PAIRS {
            assert_eq!(blanks(chinese), blanks(english));
            assert!(!chinese.is_empty() && !english.is_empty());
        }
    }
}
