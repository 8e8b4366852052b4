#!/usr/bin/env bash
# Holds files against a JSON Schema with an engine that real editors use, and prints the files it refuses.
#
#   engines.sh CACHE ENGINE SCHEMA LIST
#
# ENGINE is taplo, tombi or check-jsonschema; LIST is a file with one path a line. The engine is installed into CACHE
# once, from npm or PyPI. Where that cannot be done the script says SKIPPED on stderr and exits with 77.
set -u
cache=$1 engine=$2 schema=$3 list=$4
taplo_version=0.7.0 tombi_version=1.9.6 check_version=0.39.0
export NO_COLOR=1 NO_UPDATE_NOTIFIER=1 PIP_DISABLE_PIP_VERSION_CHECK=1

skipped() {
    echo "SKIPPED $engine: $1" >&2
    exit 77
}

npm_package() {
    command -v npm >/dev/null || skipped "npm is not installed"
    timeout 120 npm install --prefix "$cache/npm" --no-audit --no-fund --fetch-timeout=15000 --fetch-retries=1 "$1" \
        >"$cache/$engine.log" 2>&1 || skipped "$1 cannot be installed from npm (see $cache/$engine.log)"
}

python_package() {
    command -v python3 >/dev/null || skipped "python3 is not installed"
    [ -x "$cache/$engine/bin/pip" ] || timeout 120 python3 -m venv "$cache/$engine" >"$cache/$engine.log" 2>&1 ||
        skipped "python3 cannot make a virtual environment"
    timeout 180 "$cache/$engine/bin/pip" install --quiet --timeout 15 --retries 1 "$1" >"$cache/$engine.log" 2>&1 ||
        skipped "$1 cannot be installed from PyPI (see $cache/$engine.log)"
}

for tool in flock timeout; do
    command -v $tool >/dev/null || skipped "$tool is not installed"
done
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)
# One installation at a time; tests run side by side.
exec 9>"$cache/lock"
timeout 600 flock 9 || skipped "another test has been installing for ten minutes"
case $engine in
taplo) [ -x "$cache/npm/node_modules/.bin/taplo" ] || npm_package "@taplo/cli@$taplo_version" ;;
tombi) [ -x "$cache/tombi/bin/tombi" ] || python_package "tombi==$tombi_version" ;;
check-jsonschema) [ -x "$cache/$engine/bin/check-jsonschema" ] || python_package "check-jsonschema==$check_version" ;;
*) echo "no such engine: $engine" >&2 && exit 2 ;;
esac

# Copies under plain names: neither a `#:schema` line nor a configuration nearby shall choose another schema.
work=$(mktemp -d "$cache/$engine.XXXXXX")
trap 'rm -rf "$work"' EXIT
number=0
while IFS= read -r file; do
    number=$((number + 1))
    sed '/^#:schema/d' "$file" >"$work/$number.toml"
done <"$list"
cd "$work" || exit 2
ls ./*.toml >/dev/null 2>&1 || exit 0

# Each engine names the files it refuses in its own way; what is left of that is the numbers.
case $engine in
taplo)
    set -- "$cache/npm/node_modules/.bin/taplo" lint --no-auto-config --schema "file://$schema"
    refused='s/^ERROR taplo:lint_files: invalid file.*path="\(.*\)".*$/\1/p' ;;
tombi)
    printf '[[schemas]]\npath = "%s"\ninclude = ["*.toml"]\n' "$schema" >tombi.toml
    set -- "$cache/tombi/bin/tombi" lint --offline --error-on-warnings
    refused='s/^ *at \(.*\.toml\):[0-9]*:[0-9]*$/\1/p' ;;
check-jsonschema)
    set -- "$cache/$engine/bin/check-jsonschema" --schemafile "$schema"
    refused='s/^ *\(.*\.toml\)::.*$/\1/p' ;;
esac
timeout 120 "$@" ./[0-9]*.toml >out 2>&1
code=$?
# 0 and 1 are verdicts; anything else is an engine that did not finish, which has agreed to nothing.
[ "$code" -le 1 ] || { echo "$engine ended with $code:" >&2 && cat out >&2 && exit 1; }
sed -n "$refused" out | sed 's/^.*\///; s/\.toml$//' | sort -nu | while IFS= read -r number; do
    sed -n "${number}p" "$list"
done
