//! From stored rows back to events and notifications.

use jiff::Timestamp;

use crate::codec::{Parts, unpack};
use crate::commit::UniqueKey;
use crate::error::{CommitError, Fault};
use crate::event::{StoredEvent, StoredNotification};

/// A row of `batch`: numbers are those of the last event.
pub(crate) struct BatchRow {
    pub position: i64,
    pub stream: String,
    pub version: i64,
    pub count: i64,
    pub at: i64,
    pub body: Vec<u8>,
}

/// A row of `notice`: the number is that of the last notification.
pub(crate) struct NoticeRow {
    pub number: i64,
    pub recipient: String,
    pub mrn: String,
    pub count: i64,
    pub at: i64,
    pub body: Vec<u8>,
}

pub(crate) fn timestamp(table: &'static str, row: impl ToString, at: i64) -> Result<Timestamp, Fault> {
    Timestamp::from_microsecond(at).map_err(|e| Fault::Corrupt { table, row: row.to_string(), reason: e.to_string() })
}

pub(crate) fn unpacked(table: &'static str, row: impl ToString, body: &[u8]) -> Result<Vec<u8>, Fault> {
    unpack(body).map_err(|reason| Fault::Corrupt { table, row: row.to_string(), reason })
}

impl BatchRow {
    /// Adds the row's events to `events`.
    pub(crate) fn read_into(&self, events: &mut Vec<StoredEvent>) -> Result<(), Fault> {
        let corrupt = |reason| Fault::Corrupt { table: "batch", row: self.position.to_string(), reason };
        let at = timestamp("batch", self.position, self.at)?;
        let frame = unpacked("batch", self.position, &self.body)?;
        let mut parts = Parts(&frame);
        for back in (0..self.count).rev() {
            events.push(StoredEvent {
                position: (self.position - back) as u64,
                stream: self.stream.clone(),
                version: (self.version - back) as u64,
                kind: parts.text().map_err(corrupt)?,
                at,
                payload: parts.next().map_err(corrupt)?.to_vec(),
            });
        }
        Ok(())
    }
}

impl NoticeRow {
    /// Adds the row's notifications to `notifications`.
    pub(crate) fn read_into(&self, notifications: &mut Vec<StoredNotification>) -> Result<(), Fault> {
        let corrupt = |reason| Fault::Corrupt { table: "notice", row: self.number.to_string(), reason };
        let at = timestamp("notice", self.number, self.at)?;
        let frame = unpacked("notice", self.number, &self.body)?;
        let mut parts = Parts(&frame);
        for back in (0..self.count).rev() {
            notifications.push(StoredNotification {
                cursor: (self.number - back) as u64,
                recipient: self.recipient.clone(),
                mrn: self.mrn.clone(),
                lrn: parts.text().map_err(corrupt)?,
                function: parts.text().map_err(corrupt)?,
                status: parts.text().map_err(corrupt)?,
                at,
                payload: parts.next().map_err(corrupt)?.to_vec(),
            });
        }
        Ok(())
    }
}

/// Numbers of the port as the databases hold them.
pub(crate) fn number(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// Limits of the port as the databases hold them.
pub(crate) fn limit(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

impl UniqueKey {
    /// Whether the claim may be made, given the value found.
    pub(crate) fn check(&self, found: Option<String>) -> Result<(), CommitError> {
        match (found, &self.replaces) {
            (None, None) => Ok(()),
            (Some(found), Some(old)) if found == *old => Ok(()),
            (Some(value), _) => Err(CommitError::KeyTaken { scope: self.scope.clone(), key: self.key.clone(), value }),
            (None, Some(_)) => Err(CommitError::KeyMissing { scope: self.scope.clone(), key: self.key.clone() }),
        }
    }
}
