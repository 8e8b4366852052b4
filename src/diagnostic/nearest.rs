//! "Did you mean": the known name nearest to what was written.

/// What is longer, in letters, nobody typed: it has no nearest.
const LONGEST: usize = 200;

/// The candidate nearest to `word`, if it is near enough that a person would call it a slip.
///
/// Near is a Damerau–Levenshtein distance of at most a third of the longer word, at least one edit; letter case and
/// the difference between `-` and `_` are not counted. Equal distances go to the earlier candidate.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if is_longer(word, LONGEST) {
        return None;
    }
    let plain = fold(word);
    let length = plain.chars().count();
    // Beyond, more than a third would be missing. A candidate may be a whole text: of such a one no more is looked at.
    let beyond = length + (length / 2).max(1);
    candidates
        .into_iter()
        .filter(|candidate| !is_longer(candidate, beyond))
        .filter_map(|candidate| {
            let other = fold(candidate);
            let count = other.chars().count();
            let longest = length.max(count);
            let most = (longest / 3).max(1);
            // No edits make up for more letters than that; of ten thousand slugs it spares most the comparison.
            if length.abs_diff(count) > most {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&plain, &other);
            (distance <= most && distance < longest).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn is_longer(word: &str, letters: usize) -> bool {
    word.chars().nth(letters).is_some()
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        assert_eq!(nearest("stakehlders", ["forces", "stakeholders"]), Some("stakeholders"));
        assert_eq!(nearest("Due-Date", ["due_date"]), Some("due_date"));
    }

    #[test]
    fn a_text_is_no_slip() {
        let typed = |letters: usize| ["b".to_owned() + &"a".repeat(letters), "a".repeat(letters)];
        let is_found = |[one, other]: [String; 2]| nearest(&one, [other.as_str()]).is_some();
        assert_eq!([50, 199, 200, 1_000].map(|letters| is_found(typed(letters))), [true, true, false, false]);
    }

    #[test]
    fn a_candidate_may_be_half_as_long_again() {
        for (word, longest) in [("a", "aa"), ("ab", "abb"), ("abcd", "abcdef"), ("İstanbul", "istanbul")] {
            assert_eq!(nearest(word, [longest]), Some(longest));
            assert_eq!(nearest(word, [longest.repeat(2).as_str()]), None);
        }
    }

    #[test]
    fn a_different_word_is_not() {
        assert_eq!(nearest("budget", ["name", "due"]), None);
        assert_eq!(nearest("x", ["y"]), None);
    }
}
