//! The node's own signing key: made at the first start, kept where only its owner can read it.

use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{Fault, Ids};

/// Signs what the node sends.
#[derive(Clone, Debug)]
pub struct NodeKey {
    key: SigningKey,
    /// Its thumbprint (RFC 7638).
    id: String,
}

/// The public half as a JWK (RFC 8037).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicKey {
    pub kty: &'static str,
    pub crv: &'static str,
    pub kid: String,
    pub x: String,
    #[serde(rename = "use")]
    pub usage: &'static str,
    pub alg: &'static str,
}

impl NodeKey {
    pub fn from_seed(seed: &[u8; 32]) -> NodeKey {
        let key = SigningKey::from_bytes(seed);
        let x = URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes());
        let canonical = format!("{{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"{x}\"}}");
        let id = URL_SAFE_NO_PAD.encode(Sha256::digest(canonical.as_bytes()));
        NodeKey { key, id }
    }

    /// The key in a file, made there if there is none.
    ///
    /// # Errors
    /// The file cannot be read or written, is no key, or others may read it.
    pub fn open(file: &Path) -> Result<NodeKey, Fault> {
        let fault = |what: String| Fault::Other(format!("{}: {what}", file.display()));
        match std::fs::read(file) {
            Ok(bytes) => {
                private(file)?;
                let seed: [u8; 32] = bytes.as_slice().try_into().map_err(|_| fault("is no key".to_owned()))?;
                Ok(NodeKey::from_seed(&seed))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let seed = Ids::Random.seed();
                write_private(file, &seed).map_err(|error| fault(error.to_string()))?;
                Ok(NodeKey::from_seed(&seed))
            }
            Err(error) => Err(fault(error.to_string())),
        }
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    pub fn public(&self) -> PublicKey {
        let x = URL_SAFE_NO_PAD.encode(self.key.verifying_key().as_bytes());
        PublicKey { kty: "OKP", crv: "Ed25519", kid: self.id.clone(), x, usage: "sig", alg: "EdDSA" }
    }

    pub(crate) fn signing(&self) -> &SigningKey {
        &self.key
    }
}

/// Refuses a key that others may read: it may be known to them.
#[cfg(unix)]
fn private(file: &Path) -> Result<(), Fault> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(file).map(|found| found.permissions().mode());
    match mode {
        Ok(mode) if mode & 0o077 == 0 => Ok(()),
        Ok(mode) => {
            Err(Fault::Other(format!("{}: others may read this key (mode {:o})", file.display(), mode & 0o777)))
        }
        Err(error) => Err(Fault::Other(format!("{}: {error}", file.display()))),
    }
}

#[cfg(not(unix))]
fn private(_: &Path) -> Result<(), Fault> {
    Ok(())
}

/// Written beside and renamed, so that a crash leaves no half of a key.
fn write_private(file: &Path, seed: &[u8]) -> std::io::Result<()> {
    let beside = file.with_extension("new");
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut open = options.open(&beside)?;
    open.write_all(seed)?;
    open.sync_all()?;
    std::fs::rename(beside, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key and thumbprint of RFC 8037, appendix A.
    #[test]
    fn the_thumbprint_is_that_of_the_rfc() {
        let seed = URL_SAFE_NO_PAD.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
        let key = NodeKey::from_seed(&seed.try_into().unwrap());
        assert_eq!(key.public().x, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        assert_eq!(key.id(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[cfg(unix)]
    #[test]
    fn the_key_is_made_once_and_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("node.key");
        let made = NodeKey::open(&file).unwrap();
        assert_eq!(NodeKey::open(&file).unwrap().id(), made.id());
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(NodeKey::open(&file).unwrap_err().to_string().contains("others may read"));
        std::fs::write(&file, b"short").unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert!(NodeKey::open(&file).unwrap_err().to_string().contains("is no key"));
    }
}
