//! Starting the server: `run` and `link`.

use crate::args::Args;
use crate::failure::Result;
use crate::shell::Run;
use crate::{place, say, web};
use std::net::{IpAddr, UdpSocket};
use std::path::PathBuf;

const PORT: u16 = 8080;

struct Wanted {
    lan: bool,
    host: Option<String>,
    port: u16,
    data: String,
    empty: bool,
}

pub(crate) fn run(args: Args) -> Result {
    let wanted = wanted(args)?;
    // Before minutes of building.
    let lan = if wanted.lan { Some(lan_address()?) } else { None };
    web::build()?;
    let server = build()?;
    let mut run = Run::new(server).arg("serve").args(flags(&wanted, lan));
    run = run.arg("--site").arg(place::site());
    say::step("starting the server", "Ctrl-C ends it");
    Err(run.become_it())
}

pub(crate) fn link(mut args: Args) -> Result {
    let data = args.value("--data")?.unwrap_or_else(|| "data".to_owned());
    args.end()?;
    Err(Run::new(build()?).args(["link", "--data", &data]).become_it())
}

/// The server's binary, in release.
fn build() -> Result<PathBuf> {
    say::step("building the server", "in release; the first time takes minutes");
    Run::new("cargo").args(["build", "--package", "server", "--release"]).run()?;
    Ok(place::target()?.join("release/juyi-server"))
}

fn wanted(mut args: Args) -> Result<Wanted> {
    let (lan, empty) = (args.flag("--lan"), args.flag("--empty"));
    let host = args.value("--host")?;
    let port = match args.value("--port")? {
        Some(port) => port.parse().map_err(|_| format!("--port {port}: not a port"))?,
        None => PORT,
    };
    let data = args.value("--data")?.unwrap_or_else(|| "data".to_owned());
    args.end()?;
    if lan && host.is_some() {
        return Err("--lan listens on every address: give either --lan or --host".into());
    }
    Ok(Wanted { lan, host, port, data, empty })
}

fn flags(wanted: &Wanted, lan: Option<IpAddr>) -> Vec<String> {
    let host = match lan {
        Some(_) => "0.0.0.0",
        None => wanted.host.as_deref().unwrap_or("127.0.0.1"),
    };
    let mut flags = vec!["--data".to_owned(), wanted.data.clone(), "--host".to_owned(), host.to_owned()];
    flags.extend(["--port".to_owned(), wanted.port.to_string()]);
    if let Some(address) = lan {
        flags.extend(["--public-url".to_owned(), format!("http://{address}:{}", wanted.port)]);
    }
    flags.push(if wanted.empty { "--empty" } else { "--seed" }.to_owned());
    flags
}

/// The address this machine would send from to the world outside; "connecting" a UDP socket sends nothing.
fn lan_address() -> Result<IpAddr> {
    const DOCUMENTATION: (&str, u16) = ("192.0.2.1", 9);
    let found = UdpSocket::bind(("0.0.0.0", 0))
        .and_then(|socket| socket.connect(DOCUMENTATION).and_then(|()| socket.local_addr()))
        .map(|address| address.ip());
    match found {
        Ok(address) if !address.is_loopback() && !address.is_unspecified() => Ok(address),
        _ => Err("--lan: this machine is in no network that a phone could reach".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags_of(line: &str, lan: Option<IpAddr>) -> String {
        let args = Args::new(line.split_whitespace().map(str::to_owned).collect());
        flags(&wanted(args).unwrap(), lan).join(" ")
    }

    #[test]
    fn alone_it_listens_to_this_machine_only_and_seeds() {
        assert_eq!(flags_of("", None), "--data data --host 127.0.0.1 --port 8080 --seed");
        assert_eq!(
            flags_of("--host ::1 --port 9000 --data /d --empty", None),
            "--data /d --host ::1 --port 9000 --empty"
        );
    }

    #[test]
    fn on_the_lan_the_links_carry_the_address_a_phone_can_reach() {
        assert_eq!(
            flags_of("--lan --port 80", Some([192, 168, 1, 7].into())),
            "--data data --host 0.0.0.0 --port 80 --public-url http://192.168.1.7:80 --seed"
        );
    }

    #[test]
    fn a_lan_and_a_host_at_once_are_refused() {
        let args = Args::new(vec!["--lan".into(), "--host".into(), "127.0.0.1".into()]);
        assert!(wanted(args).is_err());
    }
}
