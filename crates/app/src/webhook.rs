//! One webhook call: a signed POST to an address that was judged, without following where it points.

use std::net::SocketAddr;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT};
use hyper::rt::{Read, Write};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use tokio::net::TcpStream;

use crate::node_key::NodeKey;
use crate::signature::{Signed, content_digest, sign};
use crate::target::{Reach, Target};
use crate::tls;

/// Number of the delivery: the same whenever it is sent again, so that a receiver can drop doubles.
pub const DELIVERY: &str = "clearway-delivery";

/// What a signature covers: all that the receiver may act on.
const COVERED: &str =
    "(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-type\" \"content-digest\" \"clearway-delivery\")";
const MEDIA_TYPE: &str = "application/json";

/// What is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call<'a> {
    pub number: i64,
    pub body: &'a str,
    pub now: Timestamp,
}

/// Delivers a body; any answer but 2xx is a failure, told in words.
pub(crate) async fn call(address: &str, reach: Reach, key: &NodeKey, call: Call<'_>) -> Result<(), String> {
    let target = Target::parse(address, reach).map_err(|error| error.to_string())?;
    // The addresses that were judged are the ones that are called: a name cannot change its mind in between.
    let found = target.resolve(reach).await.map_err(|error| format!("{}: {error}", target.host))?;
    let stream = connect(&found).await.map_err(|error| format!("cannot connect: {error}"))?;
    let request = request(&target, key, call)?;
    if target.https {
        let stream = tls::connect(stream, &target.host).await.map_err(|error| format!("TLS: {error}"))?;
        send(TokioIo::new(stream), request).await
    } else {
        send(TokioIo::new(stream), request).await
    }
}

async fn connect(addresses: &[SocketAddr]) -> std::io::Result<TcpStream> {
    let mut last = std::io::Error::from(std::io::ErrorKind::NotFound);
    for address in addresses {
        match TcpStream::connect(address).await {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn request(target: &Target, key: &NodeKey, call: Call<'_>) -> Result<Request<Full<Bytes>>, String> {
    let authority = target.authority();
    let digest = content_digest(call.body.as_bytes());
    let number = call.number.to_string();
    let headers = [("content-type", MEDIA_TYPE), ("content-digest", digest.as_str()), (DELIVERY, number.as_str())];
    let signed = Signed { method: "POST", authority: &authority, target: &target.path, headers: &headers };
    let (created, key_id) = (call.now.as_second(), key.id());
    let parameters =
        format!("{COVERED};created={created};keyid=\"{key_id}\";alg=\"ed25519\";tag=\"clearway-notification\"");
    let (input, signature) = sign(&signed, "sig1", &parameters, key.signing()).map_err(|error| error.to_string())?;
    Request::builder()
        .method(Method::POST)
        .uri(&target.path)
        .header(HOST, &authority)
        .header(USER_AGENT, concat!("clearway/", env!("CARGO_PKG_VERSION")))
        .header(CONTENT_TYPE, MEDIA_TYPE)
        .header(CONTENT_LENGTH, call.body.len())
        .header("content-digest", &digest)
        .header(DELIVERY, &number)
        .header("signature-input", input)
        .header("signature", signature)
        .body(Full::new(Bytes::copy_from_slice(call.body.as_bytes())))
        .map_err(|error| error.to_string())
}

async fn send(stream: impl Read + Write + Unpin + Send + 'static, request: Request<Full<Bytes>>) -> Result<(), String> {
    let (mut sender, connection) = http1::handshake(stream).await.map_err(|error| error.to_string())?;
    let mut answer = std::pin::pin!(sender.send_request(request));
    // Both end with this future: a receiver that never answers keeps nothing of ours.
    let answer = tokio::select! {
        answer = &mut answer => answer,
        // It hung up, perhaps after an answer.
        _ = connection => answer.await,
    };
    match answer {
        Ok(answer) if answer.status().is_success() => Ok(()),
        Ok(answer) => Err(format!("it answered {}", answer.status())),
        Err(error) => Err(format!("no answer: {error}")),
    }
}
