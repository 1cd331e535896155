//! The tariff room against published tariffs and assessments.

mod arithmetic;
mod declared;
mod hts;
mod replay;
mod support;
