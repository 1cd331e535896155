//! One e-mail: to the configured relay, or as a file for whatever carries mail on this machine.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;

use crate::smtp;
use crate::tls;

/// Where e-mails are handed in.
#[derive(Clone, PartialEq, Eq)]
pub struct Relay {
    /// TLS from the first byte (RFC 8314); without it only for a relay in the node's own network.
    pub tls: bool,
    pub host: String,
    pub port: u16,
    /// Name and password.
    pub sign_in: Option<(String, String)>,
}

/// A password is never logged.
impl std::fmt::Debug for Relay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Relay({}:{}, tls: {})", self.host, self.port, self.tls)
    }
}

impl std::str::FromStr for Relay {
    type Err = String;

    /// `smtps://name:password@host:465` or `smtp://host:25`.
    fn from_str(text: &str) -> Result<Relay, String> {
        let wrong = || "a relay is smtps://name:password@host:465 or smtp://host:25".to_owned();
        let (scheme, rest) = text.split_once("://").ok_or_else(wrong)?;
        let tls = match scheme {
            "smtps" => true,
            "smtp" => false,
            _ => return Err(wrong()),
        };
        let (sign_in, place) = match rest.rsplit_once('@') {
            Some((who, place)) => (Some(who.split_once(':').ok_or_else(wrong)?), place),
            None => (None, rest),
        };
        if sign_in.is_some() && !tls {
            return Err("a password goes to a relay by smtps:// alone".to_owned());
        }
        let (host, port) = place.split_once(':').unwrap_or((place, if tls { "465" } else { "25" }));
        let port = port.parse().map_err(|_| wrong())?;
        if host.is_empty() {
            return Err(wrong());
        }
        let sign_in = sign_in.map(|(name, password)| (name.to_owned(), password.to_owned()));
        Ok(Relay { tls, host: host.to_owned(), port, sign_in })
    }
}

/// An e-mail of ours: addresses and subject are one line of ASCII each, the text is anything.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mail<'a> {
    pub number: i64,
    pub from: &'a str,
    pub to: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    pub now: Timestamp,
}

impl Mail<'_> {
    /// The message (RFC 5322); its id is the same whenever it is sent again.
    pub fn write(&self) -> String {
        let date = self.now.to_zoned(TimeZone::UTC).strftime("%a, %d %b %Y %H:%M:%S +0000");
        let host = self.from.split_once('@').map_or("localhost", |(_, host)| host);
        let mut message = format!(
            "From: {}\r\nTo: {}\r\nSubject: {}\r\nDate: {date}\r\nMessage-ID: <delivery-{}@{host}>\r\n\
             Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n",
            self.from,
            self.to,
            line(self.subject),
            self.number,
        );
        let encoded = STANDARD.encode(self.text);
        for part in encoded.as_bytes().chunks(76) {
            message.push_str(&String::from_utf8_lossy(part));
            message.push_str("\r\n");
        }
        message
    }

    /// Into a folder, whole or not at all; sent again, it replaces itself.
    pub async fn put_in(&self, folder: &Path) -> std::io::Result<()> {
        tokio::fs::create_dir_all(folder).await?;
        let file = folder.join(format!("{}.eml", self.number));
        let beside = file.with_extension("new");
        tokio::fs::write(&beside, self.write()).await?;
        tokio::fs::rename(beside, file).await
    }

    pub async fn hand_to(&self, relay: &Relay) -> Result<(), String> {
        let stream = TcpStream::connect((relay.host.as_str(), relay.port)).await;
        let stream = stream.map_err(|error| format!("the mail relay: {error}"))?;
        if relay.tls {
            let stream = tls::connect(stream, &relay.host).await.map_err(|error| format!("the mail relay: {error}"))?;
            self.over(stream, relay).await
        } else {
            self.over(stream, relay).await
        }
    }

    async fn over(&self, stream: impl AsyncRead + AsyncWrite + Unpin, relay: &Relay) -> Result<(), String> {
        let sign_in = relay.sign_in.as_ref().map(|(name, password)| (name.as_str(), password.as_str()));
        let sent = smtp::send(stream, sign_in, self.from, self.to, &self.write()).await;
        sent.map_err(|error| format!("the mail relay: {error}"))
    }
}

/// Header values are one line of ASCII.
fn line(text: &str) -> String {
    text.chars().map(|sign| if sign.is_ascii_graphic() || sign == ' ' { sign } else { '?' }).take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relays_are_read() {
        let relay: Relay = "smtps://node:p@ss@mail.example.org".parse().unwrap();
        assert_eq!((relay.tls, relay.host.as_str(), relay.port), (true, "mail.example.org", 465));
        assert_eq!(relay.sign_in, Some(("node".to_owned(), "p@ss".to_owned())));
        assert!(!format!("{relay:?}").contains("p@ss"));
        assert_eq!("smtp://relay:2525".parse::<Relay>().unwrap().port, 2525);
        for wrong in
            ["", "relay", "http://relay", "smtp://a:b@relay", "smtps://a@relay", "smtp://relay:x", "smtp://:25"]
        {
            assert!(wrong.parse::<Relay>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_message_is_ascii_with_one_header_a_line() {
        let now = "2026-11-22T10:00:00Z".parse().unwrap();
        let (from, to) = ("customs@example.org", "a@example.org");
        let mail = Mail { number: 7, from, to, subject: "Cleared\r\nBcc: x@example.org", text: "Erledigt: ü", now };
        let message = mail.write();
        assert!(message.is_ascii() && message.contains("Subject: Cleared??Bcc: x@example.org\r\n"), "{message}");
        assert!(message.contains("Date: Sun, 22 Nov 2026 10:00:00 +0000\r\n"), "{message}");
        assert!(message.ends_with(&format!("\r\n\r\n{}\r\n", STANDARD.encode("Erledigt: ü"))), "{message}");
    }
}
