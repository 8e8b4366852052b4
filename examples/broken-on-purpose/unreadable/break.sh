# git keeps no read permission; this takes it away.
chmod 000 clients/acme.toml
