"""The code under test: forwards a lead to GoHighLevel."""

import json
import time
import urllib.error
import urllib.request


def send_lead(lead, base_url, api_key, timeout=5.0, attempts=3):
    """Returns the contact that the lead became."""
    headers = {"Authorization": f"Bearer {api_key}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{base_url}/contacts", json.dumps(lead).encode(), headers)
    for attempts_left in reversed(range(attempts)):
        try:
            with urllib.request.urlopen(request, timeout=timeout) as response:
                return json.load(response)["contact"]
        except urllib.error.HTTPError as refusal:
            if refusal.code != 429 or attempts_left == 0:
                raise
            with refusal:
                time.sleep(min(float(refusal.headers.get("Retry-After", 1)), 5.0))
