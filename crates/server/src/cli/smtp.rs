//! What the arguments say about mail.

use super::{Failure, args::Post};
use crate::mail::{Credentials, MailSettings, MailTls, Smtp};
use std::path::Path;

/// Where name and password may stand, if not in a file: never among the arguments, which everybody on the machine can read.
const USER: &str = "JUYI_SMTP_USER";
const PASSWORD: &str = "JUYI_SMTP_PASSWORD";

/// How mail is to be sent; nothing if it is not to be.
pub(super) fn settings(wanted: &Post, public_url: Option<&str>) -> Result<Option<MailSettings>, Failure> {
    let Some((host, port)) = &wanted.server else { return Ok(None) };
    let said = |what: &'static str| move || format!("--smtp：还需要 {what} · needs {what} as well");
    let site = public_url.ok_or_else(said("--public-url"))?.to_owned();
    let from = wanted.from.clone().ok_or_else(said("--smtp-from"))?;
    let credentials = match &wanted.credentials {
        Some(file) => Some(from_file(file)?),
        None => from_environment()?,
    };
    if wanted.tls == MailTls::None && credentials.is_some() {
        return Err("--smtp-tls none：不会明文发送密码 · a password is never sent in the clear".into());
    }
    let settings = MailSettings {
        host: host.clone(),
        port: *port,
        tls: wanted.tls,
        from,
        credentials,
        site,
        pause: MailSettings::PAUSE,
    };
    // What cannot work is said now, not when the first letter waits.
    Smtp::new(&settings).map_err(|error| format!("--smtp：{error}"))?;
    Ok(Some(settings))
}

/// The name in the first line, the password in the second.
fn from_file(file: &Path) -> Result<Credentials, Failure> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| format!("{}：无法读取 · cannot be read: {error}", file.display()))?;
    let mut lines = text.lines().map(str::trim_end);
    match (lines.next(), lines.next()) {
        (Some(user), Some(password)) if !user.is_empty() && !password.is_empty() => {
            Ok(Credentials { user: user.to_owned(), password: password.to_owned() })
        }
        _ => {
            let needed =
                "第一行是用户名，第二行是密码 · the name in the first line, the password in the second";
            Err(format!("{}：{needed}", file.display()).into())
        }
    }
}

fn from_environment() -> Result<Option<Credentials>, Failure> {
    match (std::env::var(USER).ok(), std::env::var(PASSWORD).ok()) {
        (Some(user), Some(password)) => Ok(Some(Credentials { user, password })),
        (None, None) => Ok(None),
        _ => Err(format!("{USER}, {PASSWORD}：要么都有，要么都没有 · give both or neither").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted() -> Post {
        Post {
            server: Some(("127.0.0.1".into(), 25)),
            tls: MailTls::None,
            from: Some("聚议 <vote@example.cn>".into()),
            credentials: None,
        }
    }

    fn refused(wanted: &Post, public_url: Option<&str>) -> String {
        settings(wanted, public_url).expect_err("it cannot work").to_string()
    }

    #[test]
    fn without_a_mail_server_no_mail_is_sent() {
        assert!(settings(&Post { server: None, ..wanted() }, None).expect("it is fine").is_none());
    }

    #[tokio::test]
    async fn what_a_letter_needs_must_be_said() {
        let site = Some("https://vote.example");
        assert!(settings(&wanted(), site).expect("it is fine").is_some());
        assert!(refused(&wanted(), None).contains("--public-url"));
        assert!(refused(&Post { from: None, ..wanted() }, site).contains("--smtp-from"));
        assert!(refused(&Post { from: Some("nobody".into()), ..wanted() }, site).contains("nobody"));
    }

    #[test]
    fn name_and_password_are_two_lines_of_a_file_and_no_text_shows_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("smtp");
        std::fs::write(&file, "vote@example.cn\nhunter2 \r\n").expect("written");
        let read = from_file(&file).expect("credentials");
        assert_eq!((read.user.as_str(), read.password.as_str()), ("vote@example.cn", "hunter2"));
        assert!(!format!("{read:?}").contains("hunter2"));
        std::fs::write(&file, "vote@example.cn\n").expect("written");
        assert!(from_file(&file).is_err());
    }

    #[test]
    fn a_password_is_not_sent_in_the_clear() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("smtp");
        std::fs::write(&file, "vote\nhunter2\n").expect("written");
        let clear = Post { credentials: Some(file), ..wanted() };
        assert!(refused(&clear, Some("https://vote.example")).contains("--smtp-tls"));
    }
}
