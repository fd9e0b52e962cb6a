//! What the files say of rankings, scores and abstentions: the same as the screen, and the same in each.

use super::{
    export,
    read::{Book, records, section},
    text,
};
use crate::ask::tally;
use api::polls::CastBallot;
use calamine::Data;
use domain::{ExportFormat, Method, OptionId, Outcome, Poll, RankedCount, Scored, Selection};
use serde_json::Value;
use testkit::{Village, cast, closing, marking};

fn ranks(options: &[u16]) -> Selection {
    Selection::Rank(options.iter().copied().map(OptionId).collect())
}
fn scores(points: [u8; 3]) -> Selection {
    let given = |(option, points)| Scored { option: OptionId(option), points };
    Selection::Score((1..).zip(points).map(given).collect())
}

/// Closed, after 张三, 李四 and so on said this and 赵六 abstained; the founder did not vote.
async fn decided(village: &Village, method: Method, said: &[Selection]) -> Poll {
    let asked = village.poll().titled("选哪家").options(&["甲", "乙", "丙"]).by(method).with_abstention();
    let poll = asked.opened_by(village.founder()).await;
    let names = ["张三", "李四", "王五", "郑二", "孙一"];
    let ballots = names.into_iter().zip(said).chain([("赵六", &Selection::Abstain)]);
    for (name, selection) in ballots {
        let voter = village.member(name, "3 号楼").await;
        voter.call(&CastBallot { selection: selection.clone(), ..cast(poll.id, &[]) }).await.unwrap();
    }
    village.founder().call(&closing(poll.id)).await.unwrap();
    poll
}

/// What is read in all of them.
struct Files {
    book: Book,
    csv: Vec<Vec<String>>,
    minutes: String,
    archive: Value,
}

impl Files {
    async fn of(village: &Village, poll: &Poll) -> Self {
        let who = village.founder();
        let archive = export(who, poll.id, ExportFormat::Archive).await;
        Self {
            book: Book::open(export(who, poll.id, ExportFormat::Xlsx).await),
            csv: records(&text(who, poll.id, ExportFormat::Csv).await),
            minutes: text(who, poll.id, ExportFormat::Minutes).await,
            archive: serde_json::from_slice(&archive).unwrap(),
        }
    }

    /// That they say this to `item`, and the minutes too.
    fn say(&mut self, item: &str, words: &str) {
        assert_eq!(self.book.summary(item), Data::String(words.to_owned()));
        let said = |row: &Vec<String>| row[..2] == [item, words];
        assert!(section(&self.csv, "摘要").iter().any(said), "{item}: {words}");
        assert!(self.minutes.contains(words), "{words}");
    }

    /// The column of `head` in the table of the options, from both.
    fn column(&mut self, head: &str) -> Vec<f64> {
        let sheet = self.book.sheet("选项");
        let heads: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
        let place =
            heads.iter().position(|other| other == head).unwrap_or_else(|| panic!("{head} in {heads:?}"));
        let of_csv = section(&self.csv, "选项").into_iter().map(|row| row[place].parse::<f64>().unwrap());
        let column: Vec<f64> = of_csv.collect();
        let of_book = sheet.rows().skip(1).map(|row| match row[place] {
            Data::Float(number) => number,
            ref other => panic!("{other:?} is no number"),
        });
        assert_eq!(of_book.collect::<Vec<_>>(), column);
        column
    }
}

#[tokio::test]
async fn scores_are_said_as_averages_and_whoever_abstained_is_named() {
    for village in [Village::new().await, Village::on_disk().await] {
        let said = [scores([5, 4, 1]), scores([3, 5, 1]), scores([4, 4, 2])];
        let poll = decided(&village, Method::Score, &said).await;
        let screen = tally(village.founder(), poll.id).await;
        let mut files = Files::of(&village, &poll).await;
        files.say("结果", "B 乙 胜出：平均 4.3 分");
        files.say("计票规则", "平均分最高的选项胜出；同分为并列");
        assert_eq!(files.column("得分"), [12.0, 13.0, 4.0]);
        assert_eq!(files.column("平均分"), [4.0, 4.3, 1.3]);
        assert_eq!(
            serde_json::from_value::<Outcome>(files.archive["outcome"].clone()).unwrap(),
            Outcome::of(&poll, &screen)
        );
        assert_eq!(files.book.summary("弃权人数"), Data::Float(1.0));
        let (_, names) = files.minutes.split_once("谁选了什么</h2>").unwrap();
        let (ballots, abstained) =
            names.split_once("弃权<span class=\"count\">1 人</span></h3>").expect("who abstained");
        assert!(ballots.contains("A 5、B 4、C 1") && ballots.contains("张三") && !ballots.contains("赵六"));
        let (abstained, missing) = abstained.split_once("没有投票的人").unwrap();
        assert!(abstained.contains("赵六") && missing.contains("李明"));
    }
}

#[tokio::test]
async fn rankings_are_said_in_points_or_round_by_round() {
    let said = [ranks(&[1, 2, 3]), ranks(&[2, 1]), ranks(&[3, 2])];
    let village = Village::new().await;
    let borda = Method::Ranked { min: 1, count: RankedCount::Borda };
    let poll = decided(&village, borda, &said).await;
    let mut files = Files::of(&village, &poll).await;
    files.say("结果", "B 乙 胜出：4 分");
    assert_eq!(files.column("得分"), [3.0, 4.0, 2.0]);
    assert!(!files.book.names().contains(&"逐轮淘汰".to_owned()));

    let village = Village::on_disk().await;
    let said = [ranks(&[1, 2]), ranks(&[1]), ranks(&[2]), ranks(&[2, 1, 3]), ranks(&[3, 2])];
    let runoff = Method::Ranked { min: 1, count: RankedCount::InstantRunoff };
    let poll = decided(&village, runoff, &said).await;
    let screen = tally(village.founder(), poll.id).await;
    let mut files = Files::of(&village, &poll).await;
    files.say("结果", "B 乙 胜出：第 2 轮 3 票");
    assert_eq!(files.column("第一位票数"), [2.0, 2.0, 1.0]);
    let rounds = section(&files.csv, "逐轮淘汰");
    assert_eq!(
        rounds.len(),
        poll.options.len() + 1,
        "a row for each option, and one for what names none that is left"
    );
    for (option, row) in poll.options.iter().zip(&rounds) {
        for (number, round) in screen.rounds.iter().enumerate() {
            let in_it = round.votes.iter().find(|each| each.option == option.id);
            assert_eq!(row[number + 1], in_it.map_or(String::new(), |each| each.votes.to_string()));
        }
    }
    let sheet = files.book.sheet("逐轮淘汰");
    assert_eq!(sheet.get_value((2, 2)), Some(&Data::Float(3.0)), "B has three in the second round");
    assert!(files.minutes.contains("B › A › C") && files.minutes.contains("C › B"));
}

#[tokio::test]
async fn where_all_abstained_or_all_that_was_chosen_is_withdrawn_the_files_say_so() {
    let village = Village::new().await;
    let asked = village.poll().options(&["甲", "乙", "丙"]).with_abstention();
    let poll = asked.opened_by(village.founder()).await;
    let said = async |words: &str| {
        let minutes = text(village.founder(), poll.id, ExportFormat::Minutes).await;
        assert!(minutes.contains(words), "{words}");
    };
    said("还没有人投票").await;
    let zhang = village.member("张三", "3 号楼").await;
    let ballot = |selection, replaces| CastBallot { selection, replaces, ..cast(poll.id, &[]) };
    zhang.call(&ballot(Selection::Abstain, None)).await.unwrap();
    said("目前投票的人都弃权了").await;
    said("占已投 1 人，其中 1 人弃权").await;
    zhang.call(&ballot(marking(&[3]), Some(1))).await.unwrap();
    let draft = village.poll().options(&["甲", "乙", "丙"]).with_abstention().draft();
    let (reason, withdrawn) = ("丙停产了".parse().ok(), vec![OptionId(3)]);
    let edit = api::polls::EditPoll { reason, withdrawn, ..testkit::editing(poll.id, draft) };
    village.founder().call(&edit).await.unwrap();
    said("得票的选项都已撤下，未产生结果").await;
}

#[tokio::test]
async fn who_has_not_voted_is_named_also_where_nobody_sees_who_chose_what() {
    let village = Village::on_disk().await;
    let members = village.members(6).await;
    let poll = village.poll().anonymous().opened_by(village.founder()).await;
    for voter in &members[1..] {
        voter.call(&cast(poll.id, &[2])).await.unwrap();
    }
    village.pass(jiff::SignedDuration::from_hours(24));
    let mut files = Files::of(&village, &poll).await;
    let missing = ["李明", members[0].person().name.as_str()].map(str::to_owned);
    let mut of_csv: Vec<String> =
        section(&files.csv, "没有投票").into_iter().map(|row| row[1].clone()).collect();
    of_csv.sort();
    let mut expected = missing.to_vec();
    expected.sort();
    assert_eq!(of_csv, expected);
    let sheet = files.book.sheet("没有投票");
    assert_eq!(sheet.rows().count(), 3, "its head and the two");
    let (_, named) = files.minutes.split_once("没有投票的人").expect("they are in the minutes");
    assert!(missing.iter().all(|name| named.contains(name)));
    assert_eq!(files.archive["not_voted"].as_array().unwrap().len(), 2);
}
