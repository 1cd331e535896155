//! Reading a form with a file: the token, small fields, and one file.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;

use super::PageError;

/// What a multipart form held.
#[derive(Debug, Default)]
pub struct Upload {
    pub fields: HashMap<String, String>,
    pub file_name: String,
    pub bytes: Bytes,
}

const LONGEST_FIELD: usize = 2_000;
const MOST_PARTS: usize = 20;

impl Upload {
    /// Reads all parts; the body's size is limited by the layer around the pages.
    pub async fn read(mut form: Multipart) -> Result<Upload, PageError> {
        let mut upload = Upload::default();
        for _ in 0..MOST_PARTS {
            let Some(part) = form.next_field().await.map_err(error)? else { break };
            let name = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(str::to_owned) {
                Some(file_name) => {
                    upload.file_name = base_name(&file_name);
                    upload.bytes = part.bytes().await.map_err(error)?;
                }
                None => {
                    let text: String = part.text().await.map_err(error)?.chars().take(LONGEST_FIELD).collect();
                    upload.fields.insert(name, text);
                }
            }
        }
        Ok(upload)
    }

    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

/// The name without folders, as some browsers send them.
fn base_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().chars().filter(|c| !c.is_control()).take(100).collect()
}

fn error(error: MultipartError) -> PageError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { PageError::TooLarge } else { PageError::Form }
}
