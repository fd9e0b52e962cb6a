use api::live::Event;
use bytes::Bytes;

/// [`Event::Beat`] as it goes over the line. An event and no comment: a browser shows its page no comments, and the page has to
/// know a line that is held open by a proxy from one that lives.
pub(super) const BEAT: Bytes = Bytes::from_static(b"event: beat\ndata: \"beat\"\n\n");

/// An event as it goes over the line. `id` is the revision of what it tells.
pub(super) fn write(event: &Event, id: Option<u64>) -> Bytes {
    let id = id.map(|id| format!("id: {id}\n")).unwrap_or_default();
    let data = serde_json::to_string(event).expect("an event has only keys that are strings");
    format!("event: {}\n{id}data: {data}\n\n", event.name()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_frame_whatever_is_written_in_it() {
        let build = "a\nb".to_owned();
        let hello = Event::Hello { build, now: jiff::Timestamp::UNIX_EPOCH, mark: 0 };
        let frame = String::from_utf8(write(&hello, Some(7)).to_vec()).expect("text");
        let lines: Vec<&str> = frame.split('\n').collect();
        assert_eq!(lines[..2], ["event: hello", "id: 7"]);
        assert!(lines[2].starts_with(r#"data: {"hello":{"#), "{frame}");
        assert_eq!(lines[3..], ["", ""]);
        assert_eq!(write(&Event::Beat, None), BEAT);
        assert_eq!(write(&Event::Ended, None), "event: ended\ndata: \"ended\"\n\n");
    }
}
