//! Rule packs and assert files from outside: what they judge, what they refuse to compile, what they withstand.

mod asserts;
mod expressions;
mod faults;
mod hostile;
mod packs;
mod sample;
