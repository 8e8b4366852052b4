//! The order that somebody asks for: columns, upwards or downwards.

/// One column to sort by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The column's name.
    pub column: String,
    /// From the largest to the smallest.
    pub descending: bool,
}

impl Order {
    /// Reads `due`, or `-due` for the largest first; several separated by commas.
    pub fn parse(text: &str) -> Vec<Order> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        parts
            .map(|part| match part.strip_prefix('-') {
                Some(column) => Order { column: column.trim().to_owned(), descending: true },
                None => Order { column: part.to_owned(), descending: false },
            })
            .collect()
    }
}
