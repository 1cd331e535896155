//! Gathers findings up to a bound and counts the rest.

use model::Finding;

use crate::code;

pub(crate) struct Findings {
    list: Vec<Finding>,
    most: usize,
    untold: usize,
}

impl Findings {
    pub fn new(most: usize) -> Findings {
        Findings { list: Vec::new(), most, untold: 0 }
    }

    /// True if one more finding would be told; spares making it otherwise.
    pub fn wants(&mut self) -> bool {
        let wants = self.list.len() < self.most;
        self.untold += usize::from(!wants);
        wants
    }

    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    pub fn clear(&mut self) {
        self.list.clear();
        self.untold = 0;
    }

    pub fn into_list(mut self) -> Vec<Finding> {
        if self.untold > 0 {
            let message = format!("there are {} more findings like these", self.untold);
            self.list.push(Finding::error(code::AND_MORE, "", message));
        }
        self.list
    }
}
