"""The control API over HTTP."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from .errors import EmulatorError, error_of
from .matchers import plain

CONTROL_PATH = "/_emulator"
# An emulator answers at once, unless it was asked to wait.
_PATIENCE_S = 30
_MOST_BYTES = 512 * 1024 * 1024
_LONGEST_SHOWN = 100


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """An emulator never redirects, and the keys are for nobody else."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Control:
    """Makes control calls to the emulator at one address, until it is closed."""

    def __init__(self, url: str, control_key: str | None = None) -> None:
        self.url = _origin_of(url)
        self._headers = {} if control_key is None else {"X-Control-Key": _header_text(control_key)}
        # A proxy that the environment names is for the program under test.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect())
        self._is_closed = False

    def close(self) -> None:
        """From here on every call ends with `closed`."""
        self._is_closed = True

    def call(self, method: str, path: str, api_key: str | None, body: Any = None, wait_ms: float = 0, is_text: bool = False) -> Any:
        """Makes a call that may wait for `wait_ms` milliseconds; without a key it concerns all locations. It may answer a text."""
        self._check_open("before this; start or connect anew")
        url = self.url + CONTROL_PATH + path
        request = urllib.request.Request(url, _json_of(body), dict(self._headers), method=method)
        if api_key is not None:
            request.add_header("Authorization", f"Bearer {_header_text(api_key)}")
        sent = self._sent(request, _PATIENCE_S + wait_ms / 1000)
        # Whatever came of it.
        self._check_open("while this call was under way")
        if isinstance(sent, EmulatorError):
            raise sent
        status, text = sent
        return text.decode() if is_text and status == 200 else _answer(url, status, text)

    def _check_open(self, when: str) -> None:
        if self._is_closed:
            raise error_of("closed", f"closed: close() was called {when}")

    def _sent(self, request: urllib.request.Request, timeout_s: float) -> tuple[int, bytes] | EmulatorError:
        try:
            with self._open(request, timeout_s) as response:
                return response.status, _read(response)
        except (OSError, http.client.HTTPException) as error:
            why = getattr(error, "reason", None) or error or type(error).__name__
            return error_of("unreachable", f"no emulator answers at {self.url}: {why}")

    def _open(self, request: urllib.request.Request, timeout_s: float) -> Any:
        try:
            return self._opener.open(request, timeout=timeout_s)
        except urllib.error.HTTPError as refusal:
            return refusal


def _read(response: Any) -> bytes:
    text: bytes = response.read(_MOST_BYTES + 1)
    if len(text) > _MOST_BYTES:
        raise error_of("too-large", f"the answer is larger than {_MOST_BYTES} bytes; ask for less, such as with since")
    return text


def _answer(url: str, status: int, text: bytes) -> Any:
    try:
        body = json.loads(text)
        if status == 200:
            return body
        error = body["error"]
        refusal = error_of(str(error["code"]), str(error["message"]), error)
    except (ValueError, TypeError, KeyError, RecursionError):
        shown = ascii(text[:_LONGEST_SHOWN].decode(errors="replace"))
        refusal = error_of("unreachable", f"what answers at {url} is no emulator: {status} {shown}")
    raise refusal


def _json_of(data: Any) -> bytes | None:
    if data is None:
        return None
    try:
        return json.dumps(data, default=plain, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        code = "bad-match" if isinstance(data, Mapping) and not data.keys().isdisjoint({"match", "matches"}) else "bad-request"
        raise error_of(code, f"what was given is no plain data: {error}") from None


def _origin_of(url: str) -> str:
    try:
        scheme, host, *_ = urlsplit(url)
    except (ValueError, AttributeError):
        scheme = host = ""
    if scheme not in ("http", "https") or not host or "@" in host:
        raise error_of("bad-url", f"{ascii(url)} is no URL of an emulator; give one such as http://127.0.0.1:8080")
    return f"{scheme}://{host}"


def _header_text(key: str) -> str:
    if isinstance(key, str) and key and all("!" <= character <= "~" for character in key):
        return key
    raise error_of("bad-key", "a key has one or more visible characters of ASCII, and this one has others or none")
