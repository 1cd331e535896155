//! HTTP message signatures (RFC 9421) with Ed25519, and the digest of a body (RFC 9530).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// A message as far as signatures see it: method, address, and header fields in lower case.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    pub method: &'a str,
    /// Host, and port where it is not the scheme's own; in lower case.
    pub authority: &'a str,
    /// Path and query.
    pub target: &'a str,
    pub headers: &'a [(&'a str, &'a str)],
}

/// Why a signature proves nothing.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    #[error("the message has no {0}")]
    Missing(String),
    #[error("{0} cannot be read")]
    Unreadable(&'static str),
    #[error("component {0} is not known here")]
    Component(String),
    #[error("the signature is not of this message and key")]
    Wrong,
}

/// `Content-Digest` of a body: SHA-256.
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(body)))
}

/// The `Signature-Input` and `Signature` fields of a message under one label (RFC 9421, section 3.1).
///
/// # Errors
/// A component that the message does not have.
pub fn sign(
    message: &Signed<'_>,
    label: &str,
    parameters: &str,
    key: &SigningKey,
) -> Result<(String, String), SignatureError> {
    let base = base(message, parameters)?;
    let signature = STANDARD.encode(key.sign(base.as_bytes()).to_bytes());
    Ok((format!("{label}={parameters}"), format!("{label}=:{signature}:")))
}

/// Checks the signature of one label (RFC 9421, section 3.2). Which components must be covered, and how old a
/// signature may be, is for the caller to judge by the parameters that are given back.
///
/// # Errors
/// What is missing, cannot be read, or is wrong.
pub fn verify<'i>(
    message: &Signed<'_>,
    input: &'i str,
    signature: &str,
    key: &VerifyingKey,
) -> Result<&'i str, SignatureError> {
    let (label, parameters) = input.split_once('=').ok_or(SignatureError::Unreadable("signature-input"))?;
    let bytes =
        signature.strip_prefix(label).and_then(|rest| rest.strip_prefix("=:")).and_then(|rest| rest.strip_suffix(':'));
    let bytes = STANDARD.decode(bytes.ok_or(SignatureError::Unreadable("signature"))?);
    let bytes = bytes.map_err(|_| SignatureError::Unreadable("signature"))?;
    let signature = Signature::from_slice(&bytes).map_err(|_| SignatureError::Unreadable("signature"))?;
    let base = base(message, parameters)?;
    key.verify_strict(base.as_bytes(), &signature).map_err(|_| SignatureError::Wrong)?;
    Ok(parameters)
}

/// The signature base (RFC 9421, section 2.5): a line for each component, in the order of the parameters.
pub fn base(message: &Signed<'_>, parameters: &str) -> Result<String, SignatureError> {
    let list = parameters.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let (list, _) = list.ok_or(SignatureError::Unreadable("signature-input"))?;
    let mut base = String::with_capacity(512);
    for quoted in list.split(' ').filter(|name| !name.is_empty()) {
        let name = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let name = name.ok_or_else(|| SignatureError::Component(quoted.to_owned()))?;
        base.push_str(quoted);
        base.push_str(": ");
        base.push_str(&component(message, name)?);
        base.push('\n');
    }
    base.push_str("\"@signature-params\": ");
    base.push_str(parameters);
    Ok(base)
}

fn component(message: &Signed<'_>, name: &str) -> Result<String, SignatureError> {
    let (path, query) = message.target.split_once('?').unwrap_or((message.target, ""));
    Ok(match name {
        "@method" => message.method.to_owned(),
        "@authority" => message.authority.to_owned(),
        "@path" => path.to_owned(),
        "@query" => format!("?{query}"),
        "@request-target" => message.target.to_owned(),
        derived if derived.starts_with('@') => return Err(SignatureError::Component(derived.to_owned())),
        field => {
            let values: Vec<&str> =
                message.headers.iter().filter(|(name, _)| *name == field).map(|(_, value)| value.trim()).collect();
            if values.is_empty() {
                return Err(SignatureError::Missing(field.to_owned()));
            }
            values.join(", ")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARAMETERS: &str = "(\"@method\" \"@authority\" \"@path\" \"content-digest\");created=1;keyid=\"k\"";

    fn message<'a>(target: &'a str, headers: &'a [(&'a str, &'a str)]) -> Signed<'a> {
        Signed { method: "POST", authority: "example.org", target, headers }
    }

    #[test]
    fn what_is_covered_cannot_be_changed() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let digest = content_digest(b"{}");
        let headers = [("content-digest", digest.as_str())];
        let (input, signature) = sign(&message("/a?b=1", &headers), "sig", PARAMETERS, &key).unwrap();
        let check = |message: &Signed<'_>| verify(message, &input, &signature, &key.verifying_key()).map(drop);
        assert_eq!(check(&message("/a?b=1", &headers)), Ok(()));
        assert_eq!(check(&message("/a?b=2", &headers)), Ok(()), "the query is not covered by these parameters");
        assert_eq!(check(&message("/b", &headers)), Err(SignatureError::Wrong));
        assert_eq!(check(&message("/a", &[])), Err(SignatureError::Missing("content-digest".to_owned())));
        assert_eq!(check(&Signed { method: "PUT", ..message("/a", &headers) }), Err(SignatureError::Wrong));
    }

    /// The digests that RFC 9530 and RFC 6234 give for known bodies.
    #[test]
    fn the_digest_of_nothing_is_known() {
        assert_eq!(content_digest(b""), "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
    }
}
