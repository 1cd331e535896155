//! Handing in one message by SMTP (RFC 5321): no more of it than a relay needs.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};

/// Most bytes of one answer.
const LONGEST: u64 = 8_192;

struct Talk<S> {
    stream: BufReader<S>,
}

/// Hands in `message`, whose lines end in CR LF.
pub(crate) async fn send(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    sign_in: Option<(&str, &str)>,
    from: &str,
    to: &str,
    message: &str,
) -> std::io::Result<()> {
    let mut talk = Talk { stream: BufReader::new(stream) };
    talk.expect('2').await?;
    talk.say("EHLO clearway", '2').await?;
    if let Some((name, password)) = sign_in {
        let plain = STANDARD.encode(format!("\0{name}\0{password}"));
        talk.say(&format!("AUTH PLAIN {plain}"), '2').await?;
    }
    talk.say(&format!("MAIL FROM:<{from}>"), '2').await?;
    talk.say(&format!("RCPT TO:<{to}>"), '2').await?;
    talk.say("DATA", '3').await?;
    talk.say(&format!("{}.", stuffed(message)), '2').await?;
    // The message is taken; whether the relay says good-bye changes nothing.
    let _ = talk.say("QUIT", '2').await;
    Ok(())
}

impl<S: AsyncRead + AsyncWrite + Unpin> Talk<S> {
    async fn say(&mut self, line: &str, expected: char) -> std::io::Result<()> {
        self.stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).await?;
        self.stream.get_mut().flush().await?;
        self.expect(expected).await
    }

    /// Reads an answer of one or more lines; its code must begin with `expected`.
    async fn expect(&mut self, expected: char) -> std::io::Result<()> {
        let mut bounded = (&mut self.stream).take(LONGEST);
        loop {
            let mut line = String::new();
            if bounded.read_line(&mut line).await? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            let more = line.as_bytes().get(3) == Some(&b'-');
            if !line.starts_with(expected) {
                return Err(std::io::Error::other(format!("it answered {}", line.trim_end())));
            }
            if !more {
                return Ok(());
            }
        }
    }
}

/// A line that is a dot would end the message (RFC 5321, section 4.5.2).
fn stuffed(message: &str) -> String {
    message
        .split_inclusive("\r\n")
        .map(|line| if line.starts_with('.') { format!(".{line}") } else { line.to_owned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A relay that answers each line with the next of `answers` and keeps what it was told.
    async fn relay(stream: tokio::io::DuplexStream, answers: Vec<&'static str>) -> String {
        let (reader, mut writer) = tokio::io::split(stream);
        let mut reader = BufReader::new(reader);
        let mut told = String::new();
        for answer in answers {
            writer.write_all(answer.as_bytes()).await.unwrap();
            let before = told.len();
            while reader.read_line(&mut told).await.unwrap() > 0 {
                let in_data = answer.starts_with('3') && !told[before..].ends_with("\r\n.\r\n");
                if !in_data {
                    break;
                }
            }
        }
        told
    }

    #[tokio::test]
    async fn a_message_is_handed_in() {
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let answers = vec![
            "220 hello\r\n",
            "250-relay\r\n250 AUTH PLAIN\r\n",
            "235 in\r\n",
            "250 ok\r\n",
            "250 ok\r\n",
            "354 go\r\n",
            "250 taken\r\n",
        ];
        let relay = tokio::spawn(relay(theirs, answers));
        send(ours, Some(("n", "p")), "a@x.org", "b@y.org", "Subject: s\r\n\r\n.dot\r\n").await.unwrap();
        let expected = "EHLO clearway\r\nAUTH PLAIN AG4AcA==\r\nMAIL FROM:<a@x.org>\r\nRCPT TO:<b@y.org>\r\nDATA\r\n\
                        Subject: s\r\n\r\n..dot\r\n.\r\nQUIT\r\n";
        assert_eq!(relay.await.unwrap(), expected);
    }

    #[tokio::test]
    async fn a_refusal_is_told() {
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let relay =
            tokio::spawn(relay(theirs, vec!["220 hello\r\n", "250 ok\r\n", "250 ok\r\n", "550 nobody here\r\n"]));
        let error = send(ours, None, "a@x.org", "b@y.org", "s\r\n").await.unwrap_err();
        assert_eq!(error.to_string(), "it answered 550 nobody here");
        drop(relay);
    }
}
