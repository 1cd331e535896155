//! The commands, one file each.

pub mod account;
pub mod check;
pub mod demo;
pub mod doctor;
pub mod duty;
pub mod replay;
pub mod seal;
pub mod tariff;
pub mod up;
pub mod user;
pub mod zone;
