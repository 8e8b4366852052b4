//! The customary order of sections and keys.

/// In which order a file customarily holds its sections, and each section its keys.
///
/// The default knows no order: everything new comes last.
#[derive(Debug, Clone, Default)]
pub struct Order {
    sections: Vec<(String, Vec<String>)>,
}

impl Order {
    /// The sections in order, each with its keys in order.
    pub fn new(sections: Vec<(String, Vec<String>)>) -> Order {
        Order { sections }
    }

    /// The rank of a section; `None` for one that is not known.
    pub(super) fn section(&self, name: &str) -> Option<usize> {
        self.sections.iter().position(|(section, _)| section == name)
    }

    /// The rank of a key in its section; `None` for one that is not known.
    pub(super) fn key(&self, section: &str, key: &str) -> Option<usize> {
        let (_, keys) = self.sections.iter().find(|(name, _)| name == section)?;
        keys.iter().position(|name| name == key)
    }
}
