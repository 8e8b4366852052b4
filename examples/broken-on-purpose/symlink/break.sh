# Not every system can keep a link in git; this makes one.
mkdir -p clients
ln -s ../shared/acme.toml clients/acme.toml
