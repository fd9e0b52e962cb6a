use crate::Config;
use axum::extract::ConnectInfo;
use http::request::Parts;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Where a request comes from, as far as it matters for counting: an IPv4 address, or the /64 of an IPv6 one, which one
/// household has to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientAddress(IpAddr);

impl ClientAddress {
    /// Of the connection; behind a proxy, what the proxy says. All requests without a connection are of one address.
    #[must_use]
    pub fn of(parts: &Parts, config: &Config) -> Self {
        let said = || {
            let hops = parts.headers.get_all("x-forwarded-for").iter().next_back()?;
            // The last hop is the one that our own proxy wrote.
            hops.to_str().ok()?.rsplit(',').next()?.trim().parse::<IpAddr>().ok()
        };
        let connection = || parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let address = config.behind_proxy.then(said).flatten().or_else(connection);
        Self::narrowed(address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)))
    }

    pub(super) fn narrowed(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V6(v6) => Self(IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64))),
            v4 @ IpAddr::V4(_) => Self(v4),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(forwarded: &[&str], behind_proxy: bool) -> String {
        let mut request = http::Request::builder();
        for hops in forwarded {
            request = request.header("x-forwarded-for", *hops);
        }
        let mut parts = request.body(()).expect("a request").into_parts().0;
        parts.extensions.insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 999))));
        ClientAddress::of(&parts, &Config { behind_proxy, ..Config::default() }).0.to_string()
    }

    #[test]
    fn only_a_proxy_of_ours_is_believed_and_only_its_own_word() {
        assert_eq!(address(&["1.2.3.4"], false), "10.0.0.1");
        assert_eq!(address(&["9.9.9.9, 1.2.3.4"], true), "1.2.3.4");
        assert_eq!(address(&["9.9.9.9", "1.2.3.4"], true), "1.2.3.4");
        assert_eq!(address(&["nonsense"], true), "10.0.0.1");
    }

    #[test]
    fn a_household_with_ipv6_is_one_address() {
        assert_eq!(address(&["2001:db8:1:2:3:4:5:6"], true), "2001:db8:1:2::");
        assert_eq!(address(&["::ffff:1.2.3.4"], true), "1.2.3.4");
    }
}
