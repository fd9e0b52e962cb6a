//! What is read, what is not, and what is left over.

use super::{Wording, chinese_of_ours};
use crate::pages::Language;

fn whole(told: &str) -> Wording {
    Wording::whole(told, Language::English)
}

fn part(told: &str) -> Wording {
    Wording::part(told, Language::English)
}

#[test]
fn in_chinese_words_are_what_they_are() {
    let (whole, part) = (Wording::whole("投票", Language::Chinese), Wording::part("投票", Language::Chinese));
    assert!(whole.is("投票") && !whole.is("投票设置") && !whole.is("Vote"));
    assert!(part.is_within("投票设置") && !part.is_within("Vote"));
}

#[test]
fn what_is_ours_is_read_whole_blank_by_blank_and_a_blank_in_its_turn() {
    for (told, said) in [
        ("修改选择", "Change my choice"),
        ("1 人还没投", "1 has not voted"),
        ("2 / 3 人已投，占应投 66.7%", "2 of 3 voted, 66.7% of those entitled"),
        ("李明 延长了截止时间：等外出的同事回来", "Extended by 李明: 等外出的同事回来"),
        ("B 更换 胜出：2 票，占已投 100%", "B 更换 wins: 2 votes, 100% of those who voted"),
        ("C 和谐门 胜出：第 1 轮 2 票", "C 和谐门 wins: 2 votes in round 1"),
        ("名额 3 位，还剩 1 位", "3 places, 1 left"),
        ("“图书角”的结果图", "Chart of the result of “图书角”"),
        ("1 人 · 2 位", "1 person · 2 places"),
        ("种花 我选的", "种花 My choice"),
        ("主持人", "Chair"),
    ] {
        assert!(whole(told).is(said), "{} is not {said:?}", whole(told));
        assert!(part(told).is_within(&format!("Well.\n{said} …")), "{} is not in {said:?}", part(told));
        assert!(!whole(told).is(told), "{told} would be Chinese on a page in English");
    }
}

#[test]
fn a_part_of_a_text_is_in_it_and_in_no_other() {
    for (told, said, other) in [
        ("至少 2 项", "Rank at least 2", "Choose at least 2"),
        ("1 / 2 人", "1 of 2 voted", "1 of 3 voted"),
        ("在催你", "3 reminded", "3 waiting for you"),
        ("A 陈静怡 胜出：1 票", "A 陈静怡 wins: 1 vote, 100% of those who voted", "A 陈静怡 wins: 2 votes"),
        ("陈静怡 胜出", "A 陈静怡 wins: 1 vote", "A 欧阳思远 wins: 1 vote"),
        ("离线，数据截至", "Offline, as of today 14:00", "Offline"),
        ("以后可以再催，还剩 2 次", "Again from today 18:00, 2 left", "Again from today 18:00, 1 left"),
        ("选 1–2 项 · 实名", "Choose 1–2 · Real-name · Closes tomorrow 18:00", "Choose 1–2"),
        ("开始 · ", "Opens today 18:00 · for all", "Opens today 18:00"),
    ] {
        assert!(part(told).is_within(said), "{} is not in {said:?}", part(told));
        assert!(!part(told).is_within(other), "{} is in {other:?}", part(told));
        assert!(!whole(told).is(said), "{told} is not all of {said:?}");
    }
    assert!(part("甲\n1 票").is_within("B\n甲\n1 vote") && !part("甲\n1 票").is_within("甲\nB\n1 vote"));
}

#[test]
fn where_chinese_has_one_word_for_several_of_ours_any_will_do() {
    for said in ["Vote", "Poll"] {
        assert!(whole("投票").is(said));
    }
    assert!(!whole("投票").is("Votes"));
    // The templates have it as an option, and so may people.
    assert!(whole("同意").is("For") && whole("同意").is("同意"));
}

#[test]
fn what_people_wrote_is_as_they_wrote_it() {
    for told in ["三号楼", "王芳", "阿卜杜勒·麦麦提", "3 号楼/502", "A 甲", "Harbour", "5", "𠮷野家"]
    {
        assert!(whole(told).is(told), "{}", whole(told));
        assert!(part(told).is_within(&format!("By {told}, today")), "{}", part(told));
    }
    // Also where a hint of ours gives it as an example, and where ours would be of other marks.
    assert!(part("枫林苑业主群").is_within("枫林苑业主群"));
    assert!(whole("哪天大扫除：周六上午").is("哪天大扫除：周六上午"));
    assert!(whole("哪天大扫除：周六上午").is("哪天大扫除: 周六上午"), "an event is called after its poll");
}

#[test]
fn dates_are_as_the_browser_writes_them() {
    for (told, said) in [
        ("12月6日", "Dec 6"),
        ("B 12月6日周日 19:30–21:00 最合适：1 人可以", "B Sun, Dec 6 19:30–21:00 suits best: 1 can come"),
        ("12月6日 19:30 – 21:00", "Dec 6, 19:30 – 21:00"),
        ("2026年12月2日 16:00 截止", "Closes December 2, 2026 at 16:00"),
        ("2026年12月", "December 2026"),
        ("今天 19:00", "today 19:00"),
    ] {
        assert!(whole(told).is(said), "{} is not {said:?}", whole(told));
    }
}

#[test]
fn what_is_left_in_chinese_on_a_page_in_english_is_found_and_what_people_wrote_is_not() {
    let left = ["已记录", "3 / 4 人已投", "王芳 邀请你加入", "12月6日周日", "种花 我选的"];
    assert_eq!(chinese_of_ours(&left.join("\n")), left);
    let written = "周六爬山\n李\nA 甲 wins: 1 vote\n3 号楼/2 单元\nBy 李明, today 14:00\n枫林苑业主群\n中文\n哪天大扫除：周六上午\n同意\n1 voted, A 同意 leads with 1 vote\n1. 报名\n这个链接已经用过，请回到投票页面重新生成";
    assert_eq!(chinese_of_ours(written), [""; 0]);
}
