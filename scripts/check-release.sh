#!/usr/bin/env bash
# Whether a tag can be released from this commit: bash scripts/check-release.sh v1.2.3 [OWNER/REPOSITORY]
set -euo pipefail
cd "$(dirname "$0")/.."

version=$(node -p 'require("./package.json").version')
repository=$(node -p 'const { repository } = require("./package.json"); repository?.url ?? repository ?? ""')
problems=0
problem() {
  echo "release: $1" >&2
  problems=1
}

[ "${1-}" = "v$version" ] || problem "the tag is \"${1-}\", the version in package.json is $version; tag v$version, or change the version first"
grep -qE "^## ${version//./\\.} \([0-9]{4}-[0-9]{2}-[0-9]{2}\)$" CHANGELOG.md ||
  problem "CHANGELOG.md has no heading \"## $version (YYYY-MM-DD)\"; write the date of the release there"
if [ -n "${2-}" ]; then
  [[ "$repository" =~ [/:]"$2"(\.git)?$ ]] ||
    problem "repository in package.json is \"$repository\"; npm accepts provenance only where it is the URL of $2"
fi
exit "$problems"
