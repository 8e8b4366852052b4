use super::{becomes, refused, rename};

#[test]
fn a_key_gets_another_name_and_keeps_its_value_and_place() {
    becomes("[a]\nnam = 'x' # y\n", rename("a.nam", "name"), "[a]\nname = 'x' # y\n");
    becomes("a = [{ 'b' = 1 }]\n", rename("a[0].b", "c d"), "a = [{ \"c d\" = 1 }]\n");
    becomes("a.b = 1\na.c = 2\n", rename("a", "x"), "x.b = 1\nx.c = 2\n");
}

#[test]
fn a_section_is_renamed_in_all_its_headers() {
    becomes("[[a]]\n[a.b]\n[[a]]\n[ a . c ]\n", rename("a", "x"), "[[x]]\n[x.b]\n[[x]]\n[ x . c ]\n");
}

#[test]
fn an_aligned_column_stays() {
    becomes("nam    = 1\nlonger = 2\n", rename("nam", "name"), "name   = 1\nlonger = 2\n");
    becomes("nam    = 1\nlonger = 2\n", rename("longer", "l"), "nam    = 1\nl      = 2\n");
}

#[test]
fn a_name_already_taken_is_refused() {
    refused("a = 1\nb = 2\n", rename("a", "b"), "there is already a `b`");
    refused("a = 1\n", rename("c", "b"), "there is no `c`");
}
