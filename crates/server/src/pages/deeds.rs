//! What a person does to one declaration with a form: one deed a post, then back to its page.

use app::{Deed, Role};
use axum::Form;
use axum::extract::{Multipart, Path};
use model::{Currency, Money, Pointer};

use super::upload::Upload;
use super::{Answer, PageError, go};
use crate::visit::Visit;

/// A form's fields by name.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn get(&self, name: &str) -> String {
        let value = self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim());
        // No browser sends other control characters, and no message can carry them.
        value.chars().filter(|c| !c.is_control() || c.is_whitespace()).take(2_000).collect()
    }
}

/// `POST /declarations/{mrn}/{deed}`
pub async fn trader(
    visit: Visit,
    Path((mrn, deed)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer {
    let fields = Fields(pairs);
    visit.check_form(&fields.get("csrf"))?;
    let actor = visit.need(Role::Trader)?;
    let (deed, done) = match deed.as_str() {
        "pay" => {
            let amount = money(&visit, &fields.get("amount"))?;
            (Deed::Pay { amount, reference: fields.get("reference") }, "paid")
        }
        "present" => (Deed::Present { reference: fields.get("location") }, "done"),
        "invalidate" => (Deed::Invalidate { reason: fields.get("reason") }, "requested"),
        "exit-evidence" => (Deed::ProvideExitEvidence { reference: fields.get("reference") }, "document"),
        _ => return Err(PageError::NotFound),
    };
    visit.node.app.act(actor, &mrn, deed).await?;
    go(&format!("/declarations/{mrn}?done={done}"))
}

/// `POST /declarations/{mrn}/documents`
pub async fn document(visit: Visit, Path(mrn): Path<String>, form: Multipart) -> Answer {
    let upload = Upload::read(form).await?;
    visit.check_form(upload.field("csrf"))?;
    let actor = visit.need(Role::Trader)?;
    if !is_document(&upload.bytes) {
        return Err(PageError::Conflict(visit.texts.get("documents.hint").to_owned()));
    }
    let reference = upload.field("reference").to_owned();
    let code = upload.field("code").to_owned();
    let deed = Deed::ProvideDocument { code, reference, name: upload.file_name, bytes: upload.bytes.to_vec() };
    visit.node.app.act(actor, &mrn, deed).await?;
    go(&format!("/declarations/{mrn}?done=document#documents"))
}

/// By how it begins, whatever it is called: PDF, PNG, JPEG, XML, JSON; at most 8 MB.
fn is_document(bytes: &[u8]) -> bool {
    let kinds: [&[u8]; 6] = [b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"<", b"{", b"\xef\xbb\xbf<"];
    bytes.len() <= 8_000_000 && kinds.iter().any(|kind| bytes.starts_with(kind))
}

/// `POST /officer/declarations/{mrn}/{deed}`
pub async fn officer(
    visit: Visit,
    Path((mrn, deed)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer {
    let fields = Fields(pairs);
    visit.check_form(&fields.get("csrf"))?;
    let actor = visit.need(Role::Officer)?;
    let reason = fields.get("reason");
    let deed = match deed.as_str() {
        "control" => Deed::Control { reason },
        "documents" => Deed::AskDocuments {
            codes: fields
                .get("codes")
                .split([' ', ',', ';'])
                .filter(|code| !code.is_empty())
                .take(20)
                .map(str::to_owned)
                .collect(),
            note: fields.get("note"),
            due: fields.get("due").parse().ok(),
        },
        "result" => {
            let corrections = corrections(&fields.get("corrections"))?;
            Deed::RecordResult { conform: fields.get("conform") != "no", note: fields.get("note"), corrections }
        }
        "grant" => Deed::GrantRequest,
        "refuse" => Deed::RefuseRequest { reason },
        "release" => Deed::Release { reason },
        "exit" => Deed::Exit { reference: fields.get("reference") },
        "accept-exit-evidence" => Deed::AcceptExitEvidence,
        "invalidate" => Deed::Invalidate { reason },
        _ => return Err(PageError::NotFound),
    };
    visit.node.app.act(actor, &mrn, deed).await?;
    go(&format!("/officer/declarations/{mrn}?done=done"))
}

/// `pointer = new value`, one a line.
fn corrections(text: &str) -> Result<Vec<(Pointer, String)>, PageError> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(100);
    let correction = |line: &str| {
        let (pointer, value) = line.split_once('=')?;
        Some((pointer.trim().parse::<Pointer>().ok()?, value.trim().to_owned()))
    };
    lines.map(|line| correction(line).ok_or_else(|| PageError::Conflict(line.to_owned()))).collect()
}

fn money(visit: &Visit, amount: &str) -> Result<Money, PageError> {
    let wrong = || PageError::Conflict(amount.to_owned());
    let currency: Currency = visit.node.app.profile().currency();
    Money::exact(amount.parse().map_err(|_| wrong())?, currency).map_err(|_| wrong())
}
