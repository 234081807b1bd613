"""A location of the emulator, through its control API; see docs/control-api.md."""

import json
import os
import urllib.error
import urllib.request
import uuid

URL = os.environ.get("GHL_EMULATOR_URL", "http://127.0.0.1:8080")


class EmulatorError(Exception):
    """Why a control call could not be done, in the words of the emulator."""


class Location:
    """Each API key has contacts, requests and faults of its own, so a fresh one needs no reset and sees no other test."""

    def __init__(self):
        self.base_url = f"{URL}/go-high-level/v1"
        self.api_key = f"test-{uuid.uuid4()}"

    def health(self):
        return self._call("GET", "/health")

    def contacts(self):
        return self._call("GET", "/contacts")["contacts"]

    def wait_for_request(self, timeout_ms=2000, **match):
        """The first exchange that matches, arrived already or yet to come."""
        return self._call("POST", "/requests/wait", {"match": match, "timeoutMs": timeout_ms})

    def fail(self, **fault):
        self._call("POST", "/faults", fault)

    def _call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {self.api_key}", "Content-Type": "application/json"}
        request = urllib.request.Request(f"{URL}/_emulator{path}", data, headers, method=method)
        try:
            with urllib.request.urlopen(request) as response:
                return json.load(response)
        except urllib.error.HTTPError as refusal:
            with refusal:
                raise EmulatorError(json.load(refusal)["error"]["message"]) from None
        except urllib.error.URLError as error:
            raise EmulatorError(f"no emulator answers at {URL}: {error.reason}; start one, or set GHL_EMULATOR_URL") from None
