//! Where a push may go: an address is judged before it is stored, and again each time before it is called.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use hyper::http::Uri;

/// What the administrator allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// Private addresses too: for networks in which traders' systems are reached from inside.
    pub private: bool,
    /// Plain http to this machine itself: for demonstrations.
    pub loopback: bool,
}

/// An address to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub https: bool,
    pub host: String,
    pub port: u16,
    /// Path and query.
    pub path: String,
}

/// Why an address is not called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TargetError {
    #[error("this is no web address")]
    NoUrl,
    #[error("the address must begin with https://")]
    NotHttps,
    #[error("the address must not carry a name or password")]
    Credentials,
    #[error("the address leads into a private network")]
    Private,
    #[error("this is no e-mail address")]
    NoEmail,
    #[error("the address is too long")]
    TooLong,
}

/// Longest address in bytes.
const LONGEST: usize = 500;

impl Target {
    /// Judges what can be judged without asking for the host's addresses.
    pub fn parse(text: &str, reach: Reach) -> Result<Target, TargetError> {
        if text.len() > LONGEST {
            return Err(TargetError::TooLong);
        }
        if text.contains('#') || text.chars().any(|sign| sign.is_control() || sign.is_whitespace()) {
            return Err(TargetError::NoUrl);
        }
        let uri: Uri = text.parse().map_err(|_| TargetError::NoUrl)?;
        let authority = uri.authority().ok_or(TargetError::NoUrl)?;
        if authority.as_str().contains('@') {
            return Err(TargetError::Credentials);
        }
        let host = authority.host().trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
        if host.is_empty() {
            return Err(TargetError::NoUrl);
        }
        let https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") if reach.loopback && is_loopback_name(&host) => false,
            _ => return Err(TargetError::NotHttps),
        };
        let port = match authority.as_str().strip_prefix(authority.host()) {
            Some("") => own_port(https),
            Some(port) => port.trim_start_matches(':').parse().map_err(|_| TargetError::NoUrl)?,
            None => return Err(TargetError::NoUrl),
        };
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let target = Target { https, host, port, path };
        match target.host.parse::<IpAddr>() {
            Ok(address) if !target.may_reach(address, reach) => Err(TargetError::Private),
            _ => Ok(target),
        }
    }

    /// The addresses of the host that may be called; a name with one private address is refused altogether.
    pub async fn resolve(&self, reach: Reach) -> std::io::Result<Vec<SocketAddr>> {
        let found: Vec<SocketAddr> = tokio::net::lookup_host((self.host.as_str(), self.port)).await?.collect();
        if found.iter().any(|address| !self.may_reach(address.ip(), reach)) {
            return Err(std::io::Error::other(TargetError::Private));
        }
        Ok(found)
    }

    /// Host, and port where it is not the scheme's own (RFC 9421, section 2.2.3).
    pub fn authority(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        if self.port == own_port(self.https) { host } else { format!("{host}:{}", self.port) }
    }

    fn may_reach(&self, address: IpAddr, reach: Reach) -> bool {
        let address = address.to_canonical();
        if !self.https {
            return reach.loopback && address.is_loopback();
        }
        is_public(address) || (reach.private && !is_never(address)) || (reach.loopback && address.is_loopback())
    }
}

/// Judges an e-mail address: one line of ASCII with one sign `@`, nothing that ends a header or a command.
pub fn email(text: &str) -> Result<(), TargetError> {
    let (name, host) = text.split_once('@').ok_or(TargetError::NoEmail)?;
    let sign = |sign: char| sign.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(sign);
    let label = |sign: char| sign.is_ascii_alphanumeric() || sign == '-' || sign == '.';
    let plain = !name.is_empty() && name.len() <= 64 && name.chars().all(sign);
    let known = host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && host.chars().all(label);
    match text.len() {
        255.. => Err(TargetError::TooLong),
        _ if plain && known => Ok(()),
        _ => Err(TargetError::NoEmail),
    }
}

/// The port that a scheme uses where none is named.
fn own_port(https: bool) -> u16 {
    if https { 443 } else { 80 }
}

fn is_loopback_name(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Addresses that nobody may have called: this machine, the link (cloud metadata), groups, nothing.
fn is_never(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            v4.is_loopback() || v4.is_link_local() || v4.is_multicast() || v4.is_broadcast() || v4.octets()[0] == 0
        }
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unspecified() || v6.is_multicast() || v6.is_unicast_link_local(),
    }
}

/// Addresses of the public internet (IANA special-purpose registries).
fn is_public(address: IpAddr) -> bool {
    !is_never(address)
        && match address {
            IpAddr::V4(v4) => is_public_v4(v4),
            IpAddr::V6(v6) => is_public_v6(v6),
        }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let protocols = (a, b, c) == (192, 0, 0) || (a, b, c) == (192, 88, 99);
    let benchmarks = a == 198 && (b == 18 || b == 19);
    !(address.is_private() || address.is_documentation() || shared || protocols || benchmarks || a >= 240)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // Global unicast is 2000::/3; inside it, documentation, benchmarks, and ways to reach IPv4 in disguise are not.
    let global = (a & 0xe000) == 0x2000;
    let documentation = (a == 0x2001 && b == 0x0db8) || (a == 0x3fff && b < 0x1000);
    let protocols = a == 0x2001 && b < 0x0200;
    let six_to_four = a == 0x2002;
    global && !documentation && !protocols && !six_to_four
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRICT: Reach = Reach { private: false, loopback: false };
    const DEMO: Reach = Reach { private: false, loopback: true };
    const INSIDE: Reach = Reach { private: true, loopback: false };

    #[test]
    fn addresses_are_judged() {
        use TargetError::{Credentials, NoUrl, NotHttps, Private};
        let table: &[(&str, Reach, Result<(), TargetError>)] = &[
            ("https://example.org/hook?a=1", STRICT, Ok(())),
            ("https://example.org:8443", STRICT, Ok(())),
            ("https://8.8.8.8/", STRICT, Ok(())),
            ("https://[2606:4700::1111]/", STRICT, Ok(())),
            ("http://example.org/hook", STRICT, Err(NotHttps)),
            ("http://example.org/hook", DEMO, Err(NotHttps)),
            ("http://localhost:9000/hook", STRICT, Err(NotHttps)),
            ("http://localhost:9000/hook", DEMO, Ok(())),
            ("http://127.0.0.1:9000/hook", DEMO, Ok(())),
            ("http://127.0.0.1:9000/hook", INSIDE, Err(NotHttps)),
            ("https://127.0.0.1/", STRICT, Err(Private)),
            ("https://127.0.0.1/", INSIDE, Err(Private)),
            ("https://10.1.2.3/", STRICT, Err(Private)),
            ("https://10.1.2.3/", INSIDE, Ok(())),
            ("https://172.16.0.1/", STRICT, Err(Private)),
            ("https://192.168.1.1/", STRICT, Err(Private)),
            ("https://100.64.0.1/", STRICT, Err(Private)),
            ("https://169.254.169.254/latest/meta-data", STRICT, Err(Private)),
            ("https://169.254.169.254/latest/meta-data", INSIDE, Err(Private)),
            ("https://0.0.0.0/", INSIDE, Err(Private)),
            ("https://255.255.255.255/", INSIDE, Err(Private)),
            ("https://224.0.0.1/", INSIDE, Err(Private)),
            ("https://[::1]/", STRICT, Err(Private)),
            ("https://[::]/", INSIDE, Err(Private)),
            ("https://[::ffff:10.0.0.1]/", STRICT, Err(Private)),
            ("https://[::ffff:127.0.0.1]/", INSIDE, Err(Private)),
            ("https://[fd00::1]/", STRICT, Err(Private)),
            ("https://[fe80::1]/", INSIDE, Err(Private)),
            ("https://[2002:7f00:1::]/", STRICT, Err(Private)),
            ("https://[64:ff9b::a00:1]/", STRICT, Err(Private)),
            ("https://user:secret@example.org/", STRICT, Err(Credentials)),
            ("https://example.org@127.0.0.1/", STRICT, Err(Credentials)),
            ("ftp://example.org/", STRICT, Err(NotHttps)),
            ("file:///etc/passwd", STRICT, Err(NoUrl)),
            ("//example.org/", STRICT, Err(NoUrl)),
            ("example.org/hook", STRICT, Err(NoUrl)),
            ("https://example.org/a b", STRICT, Err(NoUrl)),
            ("https://example.org/\r\nx: y", STRICT, Err(NoUrl)),
            ("https://example.org/#part", STRICT, Err(NoUrl)),
            ("https://example.org:99999/", STRICT, Err(NoUrl)),
            ("", STRICT, Err(NoUrl)),
        ];
        for (text, reach, expected) in table {
            assert_eq!(Target::parse(text, *reach).map(drop), *expected, "{text} with {reach:?}");
        }
        let long = format!("https://example.org/{}", "a".repeat(500));
        assert_eq!(Target::parse(&long, STRICT), Err(TargetError::TooLong));
    }

    /// A number in disguise is no name: what it resolves to is judged before it is called.
    #[tokio::test]
    async fn what_a_name_resolves_to_is_judged_too() {
        for disguise in ["https://localhost/", "https://2130706433/", "https://0x7f000001/", "https://127.1/"] {
            let Ok(target) = Target::parse(disguise, STRICT) else { continue };
            let reached = target.resolve(STRICT).await;
            assert!(!reached.is_ok_and(|found| !found.is_empty()), "{disguise} was reached");
        }
    }

    #[test]
    fn emails_are_one_plain_line() {
        for good in ["a@example.org", "first.last+customs@mail.example.org"] {
            assert_eq!(email(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "a",
            "a@b",
            "a@@example.org",
            "a b@example.org",
            "a@example.org\r\nBcc: x@example.org",
            "<a@example.org>",
            "a@.org",
            "é@example.org",
        ] {
            assert_eq!(email(bad), Err(TargetError::NoEmail), "{bad}");
        }
    }

    #[test]
    fn the_authority_leaves_out_the_schemes_own_port() {
        let authority = |text| Target::parse(text, DEMO).unwrap().authority();
        assert_eq!(authority("https://Example.org:443/"), "example.org");
        assert_eq!(authority("https://example.org:8443/"), "example.org:8443");
        assert_eq!(authority("http://[::1]:9000/"), "[::1]:9000");
    }
}
