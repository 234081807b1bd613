import os
import pickle
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from program import send_lead

from go_high_level_emulator import ClosedError, RefusedError, UnknownKeyError, UnreachableError, connect, start


@pytest.fixture
def server():
    """A server that is no emulator: answers what its `reply` says."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            status, headers, body = self.server.reply
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            self.server.seen.append(dict(self.headers))

        do_GET = do_POST

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as it:
        it.seen = []
        thread = threading.Thread(target=it.serve_forever)
        thread.start()
        yield it
        it.shutdown()
        thread.join()


def url_of(server):
    return f"http://127.0.0.1:{server.server_port}"


def test_a_connection_has_the_same_verbs_and_leaves_the_emulator_running(ghl_emulator):
    with connect(f"{ghl_emulator.url}/any/path", api_key="test-connected") as emulator:
        assert emulator.url == ghl_emulator.url
        send_lead({"email": "john@deo.com"}, emulator.base_url, emulator.api_key)
        assert [contact["email"] for contact in emulator.contacts()] == ["john@deo.com"]
    with pytest.raises(ClosedError, match="close\\(\\) was called before this"):
        emulator.contacts()
    assert ghl_emulator.location("test-connected").contacts()


def test_each_fresh_location_has_a_key_and_contacts_of_its_own(ghl_emulator):
    one, other = ghl_emulator.location(), ghl_emulator.location()
    one.add_contacts({"email": "john@deo.com"})
    assert one.api_key != other.api_key
    assert other.contacts() == []


def test_with_a_seed_the_keys_are_the_same_in_every_run():
    def keys():
        with start(random_seed="demo") as emulator:
            first = [emulator.location().api_key for _ in range(2)]
            emulator.reset(all=True)
            return first + [emulator.location().api_key]

    one, two, again = keys()
    assert one != two
    assert again == one
    assert keys() == [one, two, again]


def test_options_reach_the_command():
    data = {"contacts": [{"email": "jane@deo.com"}]}
    options = {"clock": "2026-01-01T00:00:00Z", "reason_header": False, "allow_duplicate_contact": True, "fidelity": "observed"}
    with start(data=data, api_keys=["only-this", "and-*"], control_key="secret", **options) as emulator:
        assert emulator.api_key == "and-key"
        assert emulator.now().year == 2026
        for _ in range(2):
            send_lead({"email": "john@deo.com"}, emulator.base_url, "only-this")
        assert [one["email"] for one in emulator.location("only-this").contacts()] == ["jane@deo.com", "john@deo.com", "john@deo.com"]
        with pytest.raises(UnknownKeyError, match="unknown API key; accepted are"):
            emulator.location("other").contacts()


def test_where_all_keys_are_named_there_is_no_fresh_one():
    with start(api_keys=["only-this"]) as emulator:
        assert emulator.api_key == "only-this"
        with pytest.raises(UnknownKeyError, match="there is no fresh key") as raised:
            emulator.location()
        assert raised.value.code == "key-needed"
        with pytest.raises(UnknownKeyError, match="accepts named keys only; give one as api_key"):
            connect(emulator.url)


def test_an_unknown_key_is_refused_at_once(ghl_emulator):
    with pytest.raises(UnknownKeyError) as raised:
        connect(ghl_emulator.url, api_key="stranger")
    assert "stranger" not in str(raised.value)


def test_a_control_key_is_needed_where_there_is_one():
    with start(control_key="secret") as emulator:
        with pytest.raises(Exception, match="control key") as raised:
            connect(emulator.url)
        assert raised.value.code == "control-key"
        with connect(emulator.url, control_key="secret") as other:
            assert other.contacts() == []


def test_a_call_under_way_ends_when_the_emulator_is_closed():
    emulator = start()
    threading.Timer(0.1, emulator.close).start()
    with pytest.raises(ClosedError, match="while this call was under way"):
        emulator.wait_for_request(timeout_ms=20_000)


def test_a_call_under_way_is_no_answer_after_a_connection_was_closed(ghl_emulator):
    emulator = connect(ghl_emulator.url, api_key="test-under-way")
    threading.Timer(0.1, emulator.close).start()
    with pytest.raises(ClosedError, match="while this call was under way"):
        emulator.wait_for_request(timeout_ms=500)


def test_closing_twice_is_the_same_as_once():
    emulator = start()
    emulator.close()
    emulator.close()
    with pytest.raises(UnreachableError, match=f"no emulator answers at {emulator.url}: "):
        connect(emulator.url)


def test_a_proxy_of_the_environment_is_for_the_program_alone(ghl_emulator, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert connect(ghl_emulator.url).now()


@pytest.mark.parametrize("url", ["", "8080", "127.0.0.1:8080", "ftp://127.0.0.1", "http://", "http://[", "http://a:b@127.0.0.1", None])
def test_what_is_no_url_is_refused(url):
    with pytest.raises(RefusedError, match="give one such as http://127.0.0.1:8080") as raised:
        connect(url)
    assert raised.value.code == "bad-url"


@pytest.mark.parametrize(
    "reply",
    [
        (200, {}, b"hello"),
        (200, {}, b"[1]"),
        (200, {}, b"[" * 100_000),
        (200, {"Content-Length": "10"}, b"{"),
        (404, {}, b'{"error":"no"}'),
        (500, {}, b"\x1b[31m\xff"),
    ],
)
def test_a_server_that_is_no_emulator_is_called_so(server, reply):
    server.reply = reply
    with pytest.raises(UnreachableError) as raised:
        connect(url_of(server))
    assert str(raised.value).isprintable()


def test_a_redirect_is_not_followed(server, ghl_emulator):
    server.reply = (302, {"Location": f"{ghl_emulator.url}/_emulator/keys"}, b"")
    with pytest.raises(UnreachableError, match="is no emulator: 302"):
        connect(url_of(server), control_key="secret")
    assert len(server.seen) == 1


def test_an_error_goes_from_one_process_to_another_whole(ghl):
    with pytest.raises(AssertionError) as raised:
        ghl.expect_requests(within_ms=1)
    copy = pickle.loads(pickle.dumps(raised.value))
    assert (type(copy), copy.code, str(copy), copy.details) == (
        type(raised.value),
        "unmet",
        str(raised.value),
        raised.value.details,
    )


def test_a_key_that_no_header_can_hold_is_refused(ghl_emulator):
    with pytest.raises(RefusedError, match="visible characters") as raised:
        ghl_emulator.location("test-\r\nX: y").contacts()
    assert raised.value.code == "bad-key"
    assert os.linesep not in str(raised.value)
