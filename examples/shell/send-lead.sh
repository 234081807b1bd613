#!/bin/sh
# The code under test: forwards the lead that it reads, as JSON, to GoHighLevel, and prints the answer.
set -eu

# --retry sends again after 429 and 5xx, and waits as Retry-After says. It also does so after a time-out, when the
# contact may be stored already.
exec curl --silent --show-error --fail-with-body --max-time 5 --retry 2 --retry-max-time 20 \
  --header "Authorization: Bearer $GHL_API_KEY" --header 'Content-Type: application/json' \
  --data @- "$GHL_BASE_URL/contacts"
