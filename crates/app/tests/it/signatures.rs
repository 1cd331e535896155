//! The published vectors of RFC 9421, appendix B.2, that are signed with Ed25519.

use app::signature::{Signed, sign, verify};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use serde_json::Value;

fn text<'v>(value: &'v Value, path: &str) -> &'v str {
    value.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("{path} in {value}"))
}

/// Ours verifies what the RFC signed, refuses what was altered, and signs the same bytes.
#[test]
fn the_rfcs_own_signatures_are_verified_and_made() {
    let Some(data) = testkit::shared_data() else { return };
    let file = std::fs::read_to_string(data.join("trust-vectors/rfc9421/vectors.json")).unwrap();
    let file: Value = serde_json::from_str(&file).unwrap();
    let seed = URL_SAFE_NO_PAD.decode(text(&file, "/keys/test-key-ed25519/private_jwk/d")).unwrap();
    let key = SigningKey::from_bytes(&seed.try_into().unwrap());
    let (mut valid, mut wrong) = (0, 0);
    for vector in file["vectors"].as_array().unwrap().iter().filter(|v| v["keyid"] == "test-key-ed25519") {
        let id = text(vector, "/id");
        let headers = vector["message"]["request"]["headers"].as_object().unwrap();
        let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect();
        let message = Signed {
            method: text(vector, "/message/request/method"),
            authority: text(vector, "/message/request/headers/host"),
            target: text(vector, "/message/request/target"),
            headers: &headers,
        };
        let (input, signature) = (text(vector, "/signature_input"), text(vector, "/signature"));
        let verified = verify(&message, input, signature, &key.verifying_key());
        assert_eq!(verified.is_ok(), vector["valid"].as_bool().unwrap(), "{id}: {verified:?}");
        if verified.is_err() {
            wrong += 1;
            continue;
        }
        valid += 1;
        let (label, parameters) = input.split_once('=').unwrap();
        assert_eq!(app::signature::base(&message, parameters).unwrap(), text(vector, "/signature_base"), "{id}");
        assert_eq!(sign(&message, label, parameters, &key).unwrap(), (input.to_owned(), signature.to_owned()), "{id}");
    }
    assert!(valid >= 1 && wrong >= 2, "{valid} valid, {wrong} altered");
}
