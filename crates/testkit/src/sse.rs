//! Server-sent events, cut out of the bytes of a stream.

/// One event as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The name of the event.
    pub name: String,
    /// Its id, which is the revision of a tally.
    pub id: Option<String>,
    /// What it carries.
    pub data: String,
}

/// Collects bytes until events are whole.
#[derive(Debug, Default)]
pub struct Reader(Vec<u8>);

impl Reader {
    /// Adds bytes that arrived.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Takes out the next whole event. Comments, which are heartbeats, are passed over.
    pub fn take(&mut self) -> Option<Sent> {
        loop {
            let end = self.0.windows(2).position(|pair| pair == b"\n\n")?;
            let block: Vec<u8> = self.0.drain(..end + 2).collect();
            let sent = read(&String::from_utf8(block).expect("events are UTF-8"));
            if sent.is_some() {
                return sent;
            }
        }
    }
}

fn read(block: &str) -> Option<Sent> {
    let (mut name, mut id, mut data) = (None, None, Vec::new());
    for line in block.lines().filter(|line| !line.starts_with(':')) {
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => name = Some(value.to_owned()),
            "id" => id = Some(value.to_owned()),
            "data" => data.push(value),
            _ => {}
        }
    }
    (!data.is_empty()).then(|| Sent { name: name.unwrap_or("message".into()), id, data: data.join("\n") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_read_however_its_bytes_are_cut() {
        let bytes = "retry: 9\n\n: beat\n\nevent: tally\nid: 7\ndata: {\"字\":1}\n\ndata: x\n\n".as_bytes();
        for cut in 0..bytes.len() {
            let mut reader = Reader::default();
            reader.push(&bytes[..cut]);
            let mut sent: Vec<Sent> = std::iter::from_fn(|| reader.take()).collect();
            reader.push(&bytes[cut..]);
            sent.extend(std::iter::from_fn(|| reader.take()));
            let first = Sent { name: "tally".into(), id: Some("7".into()), data: "{\"字\":1}".into() };
            let second = Sent { name: "message".into(), id: None, data: "x".into() };
            assert_eq!(sent, [first, second], "cut at {cut}");
        }
    }
}
