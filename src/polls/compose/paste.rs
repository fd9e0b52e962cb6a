//! A list of lines, as people have them in a message or a table.

/// What stands at the head of each line of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    /// `- `, `• `, `· `.
    Dot,
    /// 1, 2, 3 in order, with a stop behind it.
    Number,
    /// A, B, C in order, with a stop behind it.
    Letter,
}

/// The options in a pasted text: one a line, without empty lines and without the marks of a list.
pub(super) fn options_of(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let marked = |marker| {
        let rest = lines.iter().enumerate().map(|(place, line)| strip(line, marker, place));
        rest.collect::<Option<Vec<&str>>>().filter(|lines| lines.len() > 1)
    };
    let markers = [Marker::Dot, Marker::Number, Marker::Letter];
    let lines = markers.into_iter().find_map(marked).unwrap_or_else(|| lines.clone());
    // A row of a table comes with tabs between its cells.
    lines.into_iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The line at `place` without its mark, if it has it.
fn strip(line: &str, marker: Marker, place: usize) -> Option<&str> {
    let rest = match marker {
        Marker::Dot => line.strip_prefix(['-', '*', '•', '·', '–', '●'])?,
        Marker::Number => {
            let line = line.trim_start_matches(['(', '（']);
            behind_stop(line.strip_prefix(&(place + 1).to_string())?)?
        }
        Marker::Letter => {
            let letter = crate::ui::letter(place);
            let line = line.trim_start_matches(['(', '（']);
            let head = line.get(..letter.len()).filter(|head| head.eq_ignore_ascii_case(&letter))?;
            behind_stop(&line[head.len()..])?
        }
    };
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some(rest)
}

/// What is behind the stop of a number; "1.5" is a number itself.
fn behind_stop(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix(['.', '、', ')', '）', ':', '：', '．'])?;
    (!rest.starts_with(|letter: char| letter.is_ascii_digit())).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::options_of;

    #[test]
    fn each_line_is_an_option_and_empty_lines_are_none() {
        assert_eq!(options_of("爬山\r\n\n  看海 \n\t\n露营"), ["爬山", "看海", "露营"]);
        assert_eq!(options_of(" \n "), Vec::<String>::new());
        assert_eq!(options_of("只有一行"), ["只有一行"]);
    }

    #[test]
    fn the_marks_of_a_list_are_taken_off() {
        for list in [
            "1. 爬山\n2. 看海\n3. 露营",
            "1、爬山\n2、看海\n3、露营",
            "（1）爬山\n（2）看海\n（3）露营",
            "A. 爬山\nB. 看海\nC. 露营",
            "a）爬山\nb）看海\nc）露营",
            "- 爬山\n- 看海\n- 露营",
            "• 爬山\n•看海\n• 露营",
        ] {
            assert_eq!(options_of(list), ["爬山", "看海", "露营"], "{list}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        assert_eq!(options_of("1.5 米\n2.5 米"), ["1.5 米", "2.5 米"]);
        assert_eq!(options_of("3 栋\n5 栋"), ["3 栋", "5 栋"]);
        assert_eq!(options_of("2024. 春\n2025. 秋"), ["2024. 春", "2025. 秋"]);
        assert_eq!(options_of("- 爬山\n看海"), ["- 爬山", "看海"]);
        assert_eq!(options_of("A 方案\nB 方案"), ["A 方案", "B 方案"]);
    }

    #[test]
    fn the_cells_of_a_table_row_stand_beside_each_other() {
        assert_eq!(options_of("张三\t研发部\n李四\t行政部"), ["张三 研发部", "李四 行政部"]);
    }
}
