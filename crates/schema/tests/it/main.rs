//! The schema room from outside: real message sets, small schemas, hostile documents.

mod constructs;
mod ens;
mod epcis;
mod hostile;
mod ncts;
mod samples;
mod values;
mod wco;
mod wellformed;
