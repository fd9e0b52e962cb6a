//! The words of documents, in both languages. What is on the screen too is worded as there.

mod sentences;

pub(crate) use sentences::{percent, tenths};

use crate::bilingual::words;

words! {
    tag: "zh-CN", "en";
    joiner: "、", ", ";
    colon: "：", ": ";
    semicolon: "；", "; ";
    and_alias: "{name}（{alias}）", "{name} ({alias})";

    sheet_summary: "摘要", "Summary";
    sheet_options: "选项", "Options";
    sheet_ballots: "选票", "Ballots";
    sheet_not_voted: "没有投票", "Not voted";
    sheet_log: "记录", "Log";
    sheet_editions: "题目各版", "Editions";

    item: "项目", "Item";
    content: "内容", "Content";
    title: "标题", "Title";
    description: "说明", "Description";
    link: "链接", "Link";
    document: "相关文档", "Document";
    group: "群", "Group";
    status: "状态", "Status";
    outcome: "结果", "Outcome";
    method: "投票方式", "Method";
    rule: "计票规则", "Rule";
    secrecy: "谁能看到选择", "Who sees the choices";
    electorate: "谁可以投", "Who may vote";
    entitled: "应投人数", "Entitled";
    cast: "已投人数", "Voted";
    missing: "未投人数", "Not voted";
    turnout: "投票率（占应投人数）", "Turnout (of those entitled)";
    opened: "开始时间", "Opened";
    closes: "截止时间", "Closes";
    revision: "版次", "Revision";
    zone: "时区", "Time zone";
    made: "导出时间", "Exported";
    made_by: "导出人", "Exported by";

    letter: "序号", "Letter";
    option: "选项", "Option";
    votes: "票数", "Votes";
    place: "名次", "Place";
    first: "第一", "First";
    tied: "并列第一", "Tied first";
    unit: "部门或房号", "Unit";
    name: "姓名", "Name";
    alias: "花名", "Alias";
    choice: "所选", "Choice";
    cast_at: "投票时间", "Cast";
    version: "第几次提交", "Version";
    tracker: "回执号", "Tracker";
    voted_on: "投在第几版", "Voted on edition";
    edition: "第几版", "Edition";
    reason: "原因", "Reason";
    withdrawn_option: "{option}（已撤下）", "{option} (withdrawn)";
    time: "时间", "Time";
    deed: "事项", "What";
    by: "经手人", "By";
    note: "备注", "Note";

    composed: "写成草稿", "Composed";
    scheduled_deed: "定时开始", "Scheduled";
    opens_at: "定于 {time} 开始", "To open at {time}";
    opened_deed: "开始投票", "Opened";
    edited_deed: "修改题目", "Edited";
    edition_of: "第 {edition} 版", "Edition {edition}";
    extended_deed: "延长", "Extended";
    moved: "截止时间从 {from} 改为 {to}", "Deadline moved from {from} to {to}";
    closed_early: "提前截止", "Closed early";
    deadline_came: "到时截止", "Closed at its deadline";
    withdrawn_deed: "撤回", "Withdrawn";

    status_draft: "草稿，还没有开始", "A draft, not open yet";
    status_scheduled: "定时开始，{time}", "Scheduled to open at {time}";
    status_open: "进行中，截至 {time}，不是最终结果", "Open, as of {time}: not the final result";
    status_closed: "已截止", "Closed";
    status_withdrawn: "已撤回，结果作废", "Withdrawn, the result is void";

    single: "单选，每人选 1 项", "Each voter chooses one option";
    exact: "多选，每人选 {count} 项", "Each voter chooses {count} options";
    range: "多选，每人选 {min}–{max} 项", "Each voter chooses {min} to {max} options";
    ranked: "排序，每人至少排 {count} 项", "Each voter ranks at least {count} options";
    score: "打分，每项 1–5 分", "Each voter gives every option 1 to 5 points";
    borda_rule: "按名次计分：第一位得分最多，往后每位少 1 分，没排的得 0 分；总分最高者胜出，同分为并列", "Points by place: most for the first, one fewer for each next, none if not ranked. Most points win; equal points are a tie";
    runoff_rule: "每轮票数过半者胜出，否则淘汰最少的一项，选它的票转给各自的下一位；并列最少时看前一轮，仍相同则淘汰列表中靠后的一项", "More than half of a round wins; else the last is out and its ballots go to their next choice. Of several last, the one with fewer in the round before is out, else the one lower in the list";
    score_rule: "平均分最高的选项胜出；同分为并列", "The highest average wins; equal averages are a tie";
    slots: "选时间，逐个说可以、勉强或不可以", "Each voter says of every time: yes, if need be, or no";
    slots_rule: "可以的人最多的时间胜出（勉强也算可以）；一样多时勉强的人少的胜出，仍相同则较早的胜出", "The time at which most can come wins, those who would if need be among them; of several the one with fewer of these, then the earliest";
    can_come: "可以的人数", "Can come";
    reluctant: "其中勉强", "If need be";
    reluctant_at: "{option}（勉强）", "{option} (if need be)";
    no_time: "都不可以", "None of them";
    no_time_suits: "没有合适的时间，未产生结果", "No time suits anybody; there is no result";
    best: "{option} 最合适：{count}可以", "{option} suits best: {count} can come";
    best_yet: "目前 {option} 最合适：{count}可以", "{option} suits best so far: {count} can come";
    best_reluctant: "{option} 最合适：{count}可以，其中 {reluctant} 人勉强", "{option} suits best: {count} can come, {reluctant} of them if need be";
    best_reluctant_yet: "目前 {option} 最合适：{count}可以，其中 {reluctant} 人勉强", "{option} suits best so far: {count} can come, {reluctant} of them if need be";
    sheet_lines: "报名", "Sign-ups";
    sign_up: "报名接龙，每人最多 {most} 位", "Sign-up, {most} places a line at most";
    sign_up_alone: "报名接龙，每人 1 位", "Sign-up, one place a person";
    sign_up_limit: "{method}，名额 {places}", "{method}, {places}";
    count_places: "{count} 位", "{count} places";
    one_place: "1 位", "1 place";
    sign_up_rule: "按报名先后排列，有名额的报满为止；改数量或备注不换位置，不参加即让出名额，再报排到最后", "In the order of signing up, until the places are taken. Whoever changes a line keeps its place; whoever takes it back frees theirs and comes last if they return";
    signed_up: "报名人数", "People signed up";
    places_taken: "报名总位数", "Places taken";
    limit: "名额", "Places";
    no_limit: "不限", "No limit";
    stay_away: "不参加人数", "Not coming";
    comes: "报名", "Comes";
    not_coming: "不参加", "Not coming";
    place_in_line: "序号", "No.";
    quantity: "数量", "Quantity";
    line: "×{quantity}", "×{quantity}";
    outcome_signed_up: "{people}报名，共 {places}", "{people} signed up for {places}";
    outcome_signed_up_limit: "{people}报名，共 {places}（名额 {limit}）", "{people} signed up for {places} (of {limit})";
    nobody_signed_up: "没有人报名", "Nobody signed up";
    nobody_signed_up_yet: "还没有人报名", "Nobody has signed up yet";
    who_signed_up: "报名名单", "Who signed up";
    base_places: "占名额 {places}", "Of {places}";
    base_entitled: "占应投 {count} 人", "Of {count} entitled";
    share_places: "占名额", "Of the places";
    share_entitled: "占应投", "Of those entitled";
    admins_only: "实名，只有管理员能看到谁选了什么", "Real-name: only admins see who chose what";
    anonymous: "对成员匿名，没有人能看到谁选了什么", "Anonymous to members: nobody sees who chose what";
    abstain: "弃权", "Abstains";
    abstained: "弃权人数", "Abstained";
    who_abstained: "弃权", "Abstained";
    all_abstained: "投票的人都弃权了，未产生结果", "All who voted abstained; there is no result";
    all_abstained_yet: "目前投票的人都弃权了", "All who have voted so far abstained";
    none_stands: "得票的选项都已撤下，未产生结果", "What was voted for was withdrawn; there is no result";
    base_abstained: "{base}，其中 {count} 人弃权", "{base}; {count} abstained";
    base_away: "{base}；另有 {count} 人不参加", "{base}; {count} not coming";
    mean: "平均分", "Average";
    mean_points: "平均 {mean} 分", "{mean} on average";
    place_of: "第 {place} 位 {option}", "{place}. {option}";
    points_of: "{option} {points} 分", "{option}: {points}";
    points: "得分", "Points";
    first_places: "第一位票数", "First places";
    count_points: "{count} 分", "{count} points";
    in_round: "第 {round} 轮 {votes}", "{votes} in round {round}";
    base_points: "占满分", "Of the points there could be";
    winner_plain: "{option} 胜出：{votes}", "{option} wins: {votes}";
    leader_plain: "目前 {option} 领先：{votes}", "{option} leads so far: {votes}";
    rounds: "逐轮淘汰", "Round by round";
    sheet_rounds: "逐轮淘汰", "Rounds";
    round: "第 {round} 轮", "Round {round}";
    exhausted: "不再有排到的选项", "Name no option that is left";
    most_votes: "得票最多的选项胜出；最高票相同时为并列", "The option with the most votes wins; an equal number is a tie";
    real_name: "实名，所有成员能看到谁选了什么", "Real-name: every member sees who chose what";
    frozen: "发起时已在群里的人", "Those in the group when it opened";
    open_to_joiners: "发起时已在群里的人，和投票期间新加入的人", "Those in the group when it opened, and those who joined while it was open";

    count_votes: "{count} 票", "{count} votes";
    one_vote: "1 票", "1 vote";
    count_people: "{count} 人", "{count} people";
    one_person: "1 人", "1 person";
    base: "占已投 {count} 人", "Of {count} who voted";
    winner: "{option} 胜出：{votes}，占已投 {percent}", "{option} wins: {votes}, {percent} of those who voted";
    leader: "目前 {option} 领先：{votes}，占已投 {percent}", "{option} leads so far: {votes}, {percent} of those who voted";
    tie: "{options} 并列第一：各 {votes}", "Tie between {options}: {votes} each";
    no_vote: "没有人投票，未产生结果", "Nobody voted; there is no result";
    no_vote_yet: "还没有人投票", "Nobody has voted yet";
    void: "已撤回，没有结果：{reason}", "Withdrawn, there is no result: {reason}";
    not_open: "还没有开始投票", "The voting has not begun";
    turnout_short: "参与", "Turnout";
    turnout_text: "{cast} / {entitled} 人已投，占应投 {percent}", "{cast} of {entitled} voted, {percent} of those entitled";
    turnout_none: "还没有人可以投票", "Nobody may vote yet";

    minutes: "投票纪要", "Minutes of a vote";
    result: "投票结果", "Result";
    share: "占已投", "Of those who voted";
    who_chose: "谁选了什么", "Who chose what";
    who_not: "没有投票的人", "Who did not vote";
    who_not_yet: "还没投票的人", "Who has not voted yet";
    nobody: "无", "Nobody";
    everybody: "所有人都投了", "Everybody voted";
    unnamed: "这个投票不公开姓名", "This vote does not show names";
    chair: "主持人", "Chair";
    keeper: "记录人", "Secretary";
    witness: "监票人", "Teller";
    date: "日期", "Date";
    print: "用浏览器的“打印”，可以打印，也可以存为 PDF", "Use “Print” in your browser to print this page or save it as PDF";
    pages: "第 {page} 页，共 {pages} 页", "Page {page} of {pages}";
    made_note: "由聚议导出于 {time}（{zone}），导出人 {name}，版次 {revision}", "Exported from Juyi on {time} ({zone}) by {name}, revision {revision}";
    zone_note: "时间均为 {zone} 时间", "All times in {zone}";

    file_result: "投票结果", "result";
    file_minutes: "投票纪要", "minutes";
    file_archive: "投票存档", "archive";
}

/// `text` with what stands for the blanks in it, read once: what is filled in is never looked into for blanks.
pub(crate) fn fill(text: &str, blanks: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        filled.push_str(blanks.iter().find(|(blank, _)| *blank == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled + rest
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

    #[test]
    fn what_is_filled_in_is_not_filled_in_again() {
        let filled = fill("{option}：{votes}。", &[("option", "{votes}"), ("votes", "3 票")]);
        assert_eq!(filled, "{votes}：3 票。");
    }
}
