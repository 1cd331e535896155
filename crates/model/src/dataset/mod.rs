//! The declaration data set (WCO Data Model 3.6, DEC), one file per part; each class is one table.

mod macros;

pub mod consignment;
pub mod declaration;
pub mod documents;
pub mod goods;
pub mod parties;
pub mod shipment;
pub mod valuation;

pub use consignment::*;
pub use declaration::*;
pub use documents::*;
pub use goods::*;
pub use parties::*;
pub use shipment::*;
pub use valuation::*;
