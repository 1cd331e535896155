//! What a port, airport or free zone tells about the goods: arrival, departure, consolidation, matching.

use jiff::Timestamp;

use crate::Text;

/// What happened, or is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MovementKind {
    /// Goods for export are at the place of exit (EAL).
    Arrival,
    /// Goods for export are announced (EAA).
    AnticipatedArrival,
    /// Goods arrived and left earlier than told (RET).
    Retrospective,
    /// Goods left the territory (EDL).
    Departure,
    /// A consignment joins a master consignment (EAC with a master reference).
    Associate,
    /// A consignment leaves its master consignment (EAC without one).
    Disassociate,
    /// A master consignment is closed (CST).
    Shut,
    /// Goods for import were presented to customs (GAN).
    GoodsArrival,
    /// The inventory system says whether declaration and consignment match.
    Matching,
    /// Customs asks the inventory system to match.
    MatchingRequest,
    /// What is known about a consignment is asked for.
    Query,
}

/// One movement message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    pub kind: MovementKind,
    /// The consignment that moves.
    pub ucr: Option<ConsignmentReference>,
    /// Reference of the master consignment (MUCR).
    pub master_ucr: Option<Text>,
    /// The declaration, where the message names it.
    pub mrn: Option<Text>,
    /// Version of the declaration, where the message names it.
    pub version: Option<u32>,
    /// Place of the goods.
    pub location: Option<Text>,
    pub arrived_at: Option<Timestamp>,
    pub departed_at: Option<Timestamp>,
    /// The sender's own reference.
    pub reference: Option<Text>,
    /// EORI of the agent.
    pub agent: Option<Text>,
    pub transport: Option<Transport>,
    /// Answer of the inventory system; `000` is a match.
    pub result: Option<Text>,
}

/// Unique consignment reference (WCO 016).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsignmentReference {
    pub id: Text,
    pub part: Option<Text>,
    /// True if it is a master consignment's.
    pub master: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transport {
    /// Identity of the means (WCO T006).
    pub id: Option<Text>,
    /// Mode (WCO T022).
    pub mode: Option<Text>,
    /// Nationality (WCO T014).
    pub nationality: Option<Text>,
}

impl Movement {
    pub fn new(kind: MovementKind) -> Movement {
        Movement {
            kind,
            ucr: None,
            master_ucr: None,
            mrn: None,
            version: None,
            location: None,
            arrived_at: None,
            departed_at: None,
            reference: None,
            agent: None,
            transport: None,
            result: None,
        }
    }
}
