use super::Failure;
use crate::mail::MailTls;
use lexopt::{
    Arg::{Long, Short, Value},
    Parser, ValueExt as _,
};
use std::{ffi::OsString, path::PathBuf};

pub(super) const HELP: &str = "\
juyi-server：聚议的服务器 · the server of Juyi

juyi-server serve --data DIR      启动 · start
    --host H            监听的地址 · address to listen at (127.0.0.1)
    --port P            端口，0 为任选 · port, 0 for any free one (8080)
    --public-url URL    成员使用的网址 · the address that people use, such as https://vote.example
    --behind-proxy      前面有反向代理：相信它的 X-Forwarded-* · a proxy stands in front: believe its X-Forwarded-*
    --smtp HOST:PORT    发邮件的服务器 · mail server; without it no mail is sent
    --smtp-tls MODE     starttls（默认）、implicit 或 none · starttls (the default), implicit or none
    --smtp-from ADDR    发件人 · sender, such as 聚议 <vote@example.cn>
    --smtp-credentials FILE 用户名和密码各一行；也可用环境变量 · name and password, a line each; or JUYI_SMTP_USER, JUYI_SMTP_PASSWORD
    --site DIR          网页所在的目录 · folder of the built site (else the one inside this program)
    --seed              首次启动时放入演示数据 · put a demo into a new database
    --empty             首次启动时只建立组织者 · put only an organiser into a new database (the default)
    --space NAME        组织名称 · name of the organisation (聚议)
    --organiser NAME    组织者姓名 · name of the organiser (组织者)
    --quiet             不打印链接 · print no links
    --verbose           记录每个请求 · log every request

juyi-server link --data DIR       打印新的组织者登录链接 · print a fresh sign-in link of the organiser
    --kiosk             再加一块大屏 · add a kiosk as well
    --public-url URL    成员使用的网址 · the address that people use (the one of the last start)";

#[derive(Debug, PartialEq)]
pub(super) enum Command {
    Serve(Serve),
    Link(Link),
    Help,
}

#[derive(Debug, PartialEq)]
pub(super) struct Serve {
    pub(super) data: PathBuf,
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) public_url: Option<String>,
    pub(super) behind_proxy: bool,
    pub(super) post: Post,
    pub(super) site: Option<PathBuf>,
    pub(super) seed: bool,
    pub(super) space: String,
    pub(super) organiser: String,
    pub(super) quiet: bool,
    pub(super) verbose: bool,
}

/// What is said about mail.
#[derive(Debug, PartialEq)]
pub(super) struct Post {
    pub(super) server: Option<(String, u16)>,
    pub(super) tls: MailTls,
    pub(super) from: Option<String>,
    pub(super) credentials: Option<PathBuf>,
}

#[derive(Debug, PartialEq)]
pub(super) struct Link {
    pub(super) data: PathBuf,
    pub(super) kiosk: bool,
    pub(super) public_url: Option<String>,
}

pub(super) fn read(args: impl Iterator<Item = OsString>) -> Result<Command, Failure> {
    let mut parser = Parser::from_args(args);
    match parser.next()? {
        Some(Value(word)) if word == "serve" => serve(parser),
        Some(Value(word)) if word == "link" => link(parser),
        None | Some(Long("help") | Short('h')) => Ok(Command::Help),
        Some(Value(word)) if word == "help" => Ok(Command::Help),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn serve(mut parser: Parser) -> Result<Command, Failure> {
    let mut wanted = Serve {
        data: PathBuf::new(),
        host: "127.0.0.1".to_owned(),
        port: 8080,
        public_url: None,
        behind_proxy: false,
        post: Post { server: None, tls: MailTls::StartTls, from: None, credentials: None },
        site: None,
        seed: false,
        space: "聚议".to_owned(),
        organiser: "组织者".to_owned(),
        quiet: false,
        verbose: false,
    };
    let mut empty = false;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("data") => wanted.data = parser.value()?.into(),
            Long("host") => wanted.host = parser.value()?.string()?,
            Long("port") => wanted.port = parser.value()?.parse()?,
            Long("public-url") => wanted.public_url = Some(public_url(parser.value()?.string()?)?),
            Long("behind-proxy") => wanted.behind_proxy = true,
            Long("smtp") => wanted.post.server = Some(host_and_port(&parser.value()?.string()?)?),
            Long("smtp-tls") => wanted.post.tls = tls(&parser.value()?.string()?)?,
            Long("smtp-from") => wanted.post.from = Some(parser.value()?.string()?),
            Long("smtp-credentials") => wanted.post.credentials = Some(parser.value()?.into()),
            Long("site") => wanted.site = Some(parser.value()?.into()),
            Long("seed") => wanted.seed = true,
            Long("empty") => empty = true,
            Long("space") => wanted.space = parser.value()?.string()?,
            Long("organiser") => wanted.organiser = parser.value()?.string()?,
            Long("quiet") => wanted.quiet = true,
            Long("verbose") => wanted.verbose = true,
            Long("help") | Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    if wanted.seed && empty {
        return Err("--seed 与 --empty 只能选一个 · give either --seed or --empty".into());
    }
    data_is_said(&wanted.data)?;
    Ok(Command::Serve(wanted))
}

fn link(mut parser: Parser) -> Result<Command, Failure> {
    let mut wanted = Link { data: PathBuf::new(), kiosk: false, public_url: None };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("data") => wanted.data = parser.value()?.into(),
            Long("kiosk") => wanted.kiosk = true,
            Long("public-url") => wanted.public_url = Some(public_url(parser.value()?.string()?)?),
            Long("help") | Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    data_is_said(&wanted.data)?;
    Ok(Command::Link(wanted))
}

fn data_is_said(data: &std::path::Path) -> Result<(), Failure> {
    if data.as_os_str().is_empty() {
        return Err("请用 --data 指定数据目录 · --data DIR is needed".into());
    }
    Ok(())
}

fn host_and_port(said: &str) -> Result<(String, u16), Failure> {
    let read = said.rsplit_once(':').and_then(|(host, port)| Some((host, port.parse().ok()?)));
    match read {
        Some((host, port)) if !host.is_empty() => Ok((host.to_owned(), port)),
        _ => {
            Err(format!("--smtp {said}：应如 smtp.example.cn:587 · should be like smtp.example.cn:587")
                .into())
        }
    }
}

fn tls(said: &str) -> Result<MailTls, Failure> {
    match said {
        "starttls" => Ok(MailTls::StartTls),
        "implicit" => Ok(MailTls::Implicit),
        "none" => Ok(MailTls::None),
        _ => Err(format!("--smtp-tls {said}：starttls, implicit, none").into()),
    }
}

/// Scheme, host and port only: what browsers call an origin.
fn public_url(said: String) -> Result<String, Failure> {
    let url = said.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    if host.is_empty() || host.contains(['/', '?', '#', '@', ' ']) {
        return Err(format!(
            "--public-url {said}：应如 https://vote.example · should be like https://vote.example"
        )
        .into());
    }
    Ok(url.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Result<Command, String> {
        read(line.split_whitespace().map(OsString::from)).map_err(|failure| failure.to_string())
    }

    #[test]
    fn what_is_not_said_is_safe() {
        let Ok(Command::Serve(wanted)) = read_line("serve --data d") else { panic!("it should be read") };
        assert_eq!((wanted.host.as_str(), wanted.port, wanted.seed), ("127.0.0.1", 8080, false));
        assert!(!wanted.behind_proxy);
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_name() {
        for (line, named) in [
            ("serve", "--data"),
            ("serve --data d --seed --empty", "--seed"),
            ("serve --data d --prot 1", "--prot"),
            ("serve --data d --port x", "x"),
            ("serve --data d --public-url vote.example", "vote.example"),
            ("serve --data d --public-url https://vote.example/app", "/app"),
            ("serve --data d --smtp mail.example.cn", "mail.example.cn"),
            ("serve --data d --smtp-tls tls", "tls"),
            ("link --kiosk", "--data"),
            ("sevre", "sevre"),
        ] {
            let refused = read_line(line).expect_err(line);
            assert!(refused.contains(named), "{line}: {refused}");
        }
    }

    #[test]
    fn mail_goes_over_a_line_that_is_secured_unless_said_otherwise() {
        let line =
            "serve --data d --smtp mail.example.cn:587 --smtp-from vote@example.cn --smtp-credentials f";
        let Ok(Command::Serve(wanted)) = read_line(line) else { panic!("it should be read") };
        let Post { server, tls, from, credentials } = wanted.post;
        assert_eq!((server, tls), (Some(("mail.example.cn".to_owned(), 587)), MailTls::StartTls));
        assert_eq!((from.as_deref(), credentials), (Some("vote@example.cn"), Some("f".into())));
    }

    #[test]
    fn the_public_address_is_an_origin() {
        let Ok(Command::Link(wanted)) = read_line("link --data d --public-url https://Vote.Example:8443/")
        else {
            panic!("it should be read")
        };
        assert_eq!(wanted.public_url.as_deref(), Some("https://vote.example:8443"));
    }

    #[test]
    fn help_is_given_to_whoever_says_nothing_or_asks_anywhere() {
        for line in ["", "help", "--help", "-h", "serve --help", "serve --data d -h", "link --help"] {
            assert_eq!(read_line(line), Ok(Command::Help), "{line}");
        }
    }
}
