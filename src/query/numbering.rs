//! The numbers of files in the tables grow with the slugs: rows stand in the same order whether they came in at once or
//! one edit after the other, and a question without an `order by` has one answer.

use std::iter;

/// Room between two neighbours in tables that are made anew, for files to come.
const ROOM: i64 = 1 << 10;

/// The number of each file, given in the order of slugs with the number it has already; `None` where there is no room
/// left between two neighbours.
pub(super) fn numbers(known: &[Option<i64>]) -> Option<Vec<i64>> {
    let mut numbers = Vec::with_capacity(known.len());
    let mut last = 0;
    let mut rest = known;
    while !rest.is_empty() {
        let new = rest.iter().take_while(|number| number.is_none()).count();
        let next = rest.get(new).copied().flatten();
        let step = next.map_or(ROOM, |next| (next - last) / (new as i64 + 1));
        if step <= 0 {
            return None;
        }
        let between = iter::successors(Some(last + step), |number| Some(number + step)).take(new);
        numbers.extend(between.chain(next));
        last = numbers.last().copied().unwrap_or(last);
        rest = &rest[rest.len().min(new + 1)..];
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, proptest};

    use super::{ROOM, numbers};

    #[test]
    fn new_files_stand_between_their_neighbours() {
        assert_eq!(numbers(&[None, None]), Some(vec![ROOM, 2 * ROOM]));
        assert_eq!(numbers(&[None, Some(10), None, None, Some(13), None]), Some(vec![5, 10, 11, 12, 13, 13 + ROOM]));
        assert_eq!(numbers(&[Some(1), None, Some(2)]), None);
        assert_eq!(numbers(&[]), Some(vec![]));
    }

    proptest! {
        #[test]
        fn numbers_grow_and_those_known_stay(steps in proptest::collection::vec((1i64..9, any::<bool>()), 0..40)) {
            let known: Vec<Option<i64>> = steps
                .iter()
                .scan(0, |sum, (step, is_known)| { *sum += step; Some(is_known.then_some(*sum)) })
                .collect();
            if let Some(numbers) = numbers(&known) {
                prop_assert!(numbers.is_sorted_by(|one, two| one < two) && numbers.first().is_none_or(|first| *first > 0));
                prop_assert!(known.iter().zip(&numbers).all(|(known, number)| known.is_none_or(|known| known == *number)));
            }
        }
    }
}
