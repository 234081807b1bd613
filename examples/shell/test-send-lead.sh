#!/bin/sh
# Tests send-lead.sh against the emulator at GHL_EMULATOR_URL.
# Exits with 1, and a sentence, at the first thing that does not hold.
set -eu
cd "$(dirname "$0")"

url=${GHL_EMULATOR_URL:-http://127.0.0.1:8080}
export GHL_BASE_URL="$url/go-high-level/v1" GHL_API_KEY

fail() { # SENTENCE
  echo "failed: $1" >&2
  exit 1
}

# Each key has contacts, requests and faults of its own, so a fresh one needs no reset and sees no other test.
fresh_key() { GHL_API_KEY=test-$(od -A n -N 16 -t x1 /dev/urandom | tr -d ' \n'); }

control() { # PATH [BODY]: asks the emulator, or with a body tells it
  said=$(curl --silent --show-error --fail-with-body --header "Authorization: Bearer $GHL_API_KEY" ${2+--data "$2"} "$url/_emulator$1") ||
    fail "the emulator refuses $1: $said"
  printf '%s\n' "$said"
}

contains() { # TEXT PART
  case $1 in *"$2"*) ;; *) fail "$2 is not in: $1" ;; esac
}

kept() { # NUMBER of contacts
  contacts=$(control /contacts)
  number=$(printf '%s\n' "$contacts" | grep -o '"fingerprint"' | wc -l)
  [ "$number" -eq "$1" ] || fail "$1 contacts should be kept, and are not: $contacts"
}

curl --silent --fail --output /dev/null "$url/_emulator/health" || fail "no emulator answers at $url; start one, or set GHL_EMULATOR_URL"

fresh_key
answer=$(echo '{"firstName":"John","email":"john@deo.com"}' | sh send-lead.sh) || fail "a lead is refused: $answer"
contains "$answer" '"email":"john@deo.com"'
kept 1
echo 'ok: a lead becomes a contact'

fresh_key
if answer=$(echo '{"firstName":"John"}' | sh send-lead.sh 2>&1); then fail "a lead that nobody could reach is taken: $answer"; fi
contains "$answer" 'The email or phone field is mandatory.'
kept 0
echo 'ok: a lead that nobody could reach is refused'

fresh_key
echo '{"email":"john@deo.com","customFields":{"source":"form"}}' | sh send-lead.sh >/dev/null || fail 'a lead with a field too many is refused'
exchange=$(control /requests/wait '{"match":{"method":"POST","body":{"email":"john@deo.com"}},"timeoutMs":2000}')
contains "$exchange" 'customFields was ignored: it is not a field of v1; did you mean customField?'
echo 'ok: a field that the API would silently ignore is pointed out'

fresh_key
control /faults '{"status":429,"times":1}' >/dev/null
echo '{"email":"john@deo.com"}' | sh send-lead.sh >/dev/null 2>&1 || fail 'a lead that meets the rate limit is given up'
kept 1
echo 'ok: a lead that met the rate limit is sent again, and kept once'

fresh_key
control /faults '{"connection":"reset-after"}' >/dev/null
if echo '{"email":"john@deo.com"}' | sh send-lead.sh >/dev/null 2>&1; then fail 'an answer comes, although it was to be lost'; fi
kept 1
echo 'ok: a lead whose reply was lost is stored, though its sender never learns it'
