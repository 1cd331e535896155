//! The tariff room against published tariffs and assessments.

mod arithmetic;
mod cases;
mod declared;
mod demo;
mod findings;
mod hostile;
mod hts;
mod query;
mod rates;
mod replay;
mod support;
mod uk;
