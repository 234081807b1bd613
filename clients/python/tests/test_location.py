import json
import re
import threading
import urllib.error
from datetime import datetime, timedelta, timezone

import pytest
from program import send_lead

from go_high_level_emulator import (
    DroppedError,
    EmulatorError,
    NotFoundError,
    RefusedError,
    UnmetError,
    WaitTimeoutError,
    WasResetError,
    absent,
    anything,
    greater_than,
    matching,
    start,
)

from go_high_level_emulator.evidence_files import write_evidence

JOHN = {"email": "john@deo.com", "firstName": "John"}


def test_a_lead_that_was_sent_is_a_contact_and_an_exchange(ghl):
    contact = send_lead(JOHN)

    assert ghl.contacts() == [contact]
    (exchange,) = ghl.requests()
    assert exchange["request"]["body"] == JOHN
    assert exchange["contactIds"] == [contact["id"]]
    assert ghl.last_seq() == exchange["seq"] == 1
    assert ghl.requests(since=1) == []


def test_one_contact_is_read_changed_and_deleted_by_hand(ghl):
    [added] = ghl.add_contacts({"email": "jane@deo.com"})
    assert ghl.update_contact(added["id"], {"city": "Rome"})["city"] == "Rome"
    page = ghl.contact(added["id"])
    assert page["contact"] is not None and page["contact"]["email"] == "jane@deo.com"
    assert page["history"] == []
    ghl.delete_contact(added["id"])
    assert ghl.contacts() == []


def test_contacts_are_added_without_a_request(ghl):
    (added,) = ghl.add_contacts({"email": "jane@deo.com", "id": "ocQHyuzHvysMo5N5VsXc"})

    assert added["id"] == "ocQHyuzHvysMo5N5VsXc"
    assert ghl.contacts() == [added]
    assert ghl.requests() == []


def test_a_workflow_that_was_given_tells_who_was_put_into_it(ghl):
    workflow = ghl.add_data({"workflows": [{"name": "Welcome"}], "contacts": [{"email": "jane@deo.com"}]})
    assert [one["name"] for one in workflow["workflows"]] == ["Welcome"]
    assert workflow["contacts"] == ghl.contacts()
    assert ghl.enrolments() == []


def test_an_exchange_is_explained_with_the_rule_that_decided(ghl):
    with pytest.raises(urllib.error.HTTPError) as refusal:
        send_lead({"firstName": "John"})
    refusal.value.close()

    explained = ghl.explain(1)
    assert [step["rule"]["id"] for step in explained["steps"] if step["outcome"] == "decided"] == ["contact.email-or-phone"]
    with pytest.raises(NotFoundError, match="there is no exchange #2"):
        ghl.explain(2)


def test_a_wait_ends_with_what_is_yet_to_come(ghl):
    later = threading.Timer(0.05, send_lead, [JOHN, ghl.base_url, ghl.api_key])
    later.start()
    assert ghl.wait_for_request({"body": {"email": "john@deo.com"}})["seq"] == 1
    assert ghl.wait_for_contact({"email": "john@deo.com"})["firstName"] == "John"
    later.join()


def test_a_wait_that_is_over_names_the_nearest_misses(ghl):
    send_lead(JOHN)
    with pytest.raises(WaitTimeoutError, match="no request matched .* within 1 ms; 1 arrived, nearest:") as raised:
        ghl.wait_for_request({"body": {"email": "jane@deo.com"}}, timeout_ms=1)
    assert raised.value.code == "timeout"
    assert [miss["seq"] for miss in raised.value.details["misses"]] == [1]
    with pytest.raises(TimeoutError, match="no contact matched"):
        ghl.wait_for_contact({"email": "jane@deo.com"}, timeout_ms=1)


def test_expectations_count_and_fail_as_an_assertion_does(ghl):
    send_lead(JOHN)
    send_lead({"email": "jane@deo.com"})

    assert [one["seq"] for one in ghl.expect_requests({"method": "POST"}, times=2, quiet_ms=0)] == [1, 2]
    assert [one["seq"] for one in ghl.expect_requests({"method": "POST"}, times={"atLeast": 1}, since=1)] == [2]
    assert ghl.expect_requests({"method": "PUT"}, times="never", quiet_ms=0) == []
    assert len(ghl.expect_contacts({"email": "jane@deo.com"}, times=1, quiet_ms=0)) == 1
    with pytest.raises(AssertionError, match="expected") as raised:
        ghl.expect_requests({"method": "POST"}, times=1, quiet_ms=0)
    assert isinstance(raised.value, UnmetError)
    assert raised.value.code == "unmet"
    assert raised.value.details["count"] == 2


def test_a_sequence_is_expected_in_its_order(ghl):
    john, jane = {"body": JOHN}, {"body": {"email": "jane@deo.com"}}
    send_lead(JOHN)
    send_lead({"email": "jane@deo.com"})

    assert [one["seq"] for one in ghl.expect_sequence([john, jane])] == [1, 2]
    with pytest.raises(UnmetError):
        ghl.expect_sequence([jane, john], within_ms=1)


def test_matchers_take_the_place_of_values(ghl):
    send_lead({"email": "john@deo.com", "customField": {"score": 7}})

    for body in (
        {"email": anything(), "phone": absent()},
        {"email": matching(r"@deo\.com$")},
        {"email": matching(re.compile(r"@DEO\.com$", re.IGNORECASE))},
        {"customField": {"score": greater_than(6)}},
    ):
        assert ghl.expect_requests({"body": body}, times=1, quiet_ms=0, within_ms=1)
    for body in ({"email": absent()}, {"phone": anything()}, {"email": matching("@DEO")}, {"customField": {"score": greater_than(7)}}):
        assert ghl.expect_requests({"body": body}, times="never", quiet_ms=0) == []


def test_a_pattern_that_is_no_matcher_is_refused_with_what_to_write(ghl):
    with pytest.raises(RefusedError, match=r"write matching\(re.compile\('x'\)\) instead") as raised:
        ghl.wait_for_request({"body": {"email": re.compile("x")}})
    assert raised.value.code == "bad-match"
    with pytest.raises(RefusedError, match="only IGNORECASE, MULTILINE and DOTALL"):
        matching(re.compile("x", re.VERBOSE))


@pytest.mark.parametrize("value", [{1, 2}, float("nan"), b"x", object()])
def test_what_is_no_plain_data_is_refused(ghl, value):
    with pytest.raises(RefusedError, match="no plain data"):
        ghl.wait_for_request({"body": value})


def test_a_fault_decides_as_many_requests_as_it_says(ghl):
    armed = ghl.fail(status=503, times=2, match={"method": "POST"}, headers={"Retry-After": "0"})
    assert armed["left"] == 2

    with pytest.raises(urllib.error.HTTPError) as refusal:
        send_lead(JOHN)
    refusal.value.close()
    assert refusal.value.code == 503
    assert [(fault["id"], fault["left"]) for fault in ghl.faults()] == [(armed["id"], 1)]
    ghl.disarm(armed["id"])
    assert send_lead(JOHN)["email"] == "john@deo.com"


def test_a_lost_reply_leaves_the_contact(ghl):
    ghl.fail(connection="reset-after")
    with pytest.raises(OSError):
        send_lead(JOHN)
    exchange = ghl.wait_for_request()
    assert exchange["response"] is None
    assert exchange["contactIds"] == [contact["id"] for contact in ghl.contacts()]


def test_coverage_tells_what_the_program_was_never_shown(ghl):
    send_lead(JOHN)

    coverage = ghl.coverage(require=["200", "429"])
    assert coverage["exchanges"] == 1
    assert [one["name"] for one in coverage["unmet"]] == ["429"]
    assert ghl.coverage(format="text").startswith("Coverage: 1 request to 1 operation; never saw: ")
    assert ghl.coverage(all=True, format="markdown").startswith("## What the program was shown")
    with pytest.raises(RefusedError, match="did you mean late"):
        ghl.coverage(require=["lates"], format="text")


def test_migration_tells_how_requests_move_to_version_2(ghl):
    send_lead(JOHN)

    migration = ghl.migration()
    assert migration["counts"]["refused"] == 1
    assert migration["requests"][0]["request"]["body"]["locationId"] == migration["locationId"]
    assert not ghl.migration(all=True)["isWhole"]


def test_a_fault_that_can_never_be_used_is_refused(ghl):
    with pytest.raises(RefusedError) as raised:
        ghl.fail(times=2)
    assert raised.value.code == "bad-fault"


@pytest.mark.parametrize("fault_id", ["nope", "", ".", "..", "../faults", "?", "a/b", "é"])
def test_an_id_that_no_fault_has_disarms_none(ghl, fault_id):
    ghl.fail(status=500)
    with pytest.raises(NotFoundError):
        ghl.disarm(fault_id)
    assert len(ghl.faults()) == 1
    assert ghl.clear_faults() == 1


def test_the_time_stands_still_where_it_was_set_and_is_advanced(ghl):
    at = datetime(2026, 1, 1, tzinfo=timezone.utc)
    assert ghl.set_clock(at) == at
    assert ghl.now() == at
    assert ghl.advance_clock(1500) == at + timedelta(milliseconds=1500)
    assert ghl.advance_clock(timedelta(days=-1)) == at + timedelta(days=-1, milliseconds=1500)
    assert ghl.set_clock("2026-02-01T01:00:00+01:00") == datetime(2026, 2, 1, tzinfo=timezone.utc)
    with pytest.raises(RefusedError, match="no time zone"):
        ghl.set_clock(datetime(2026, 1, 1))
    with pytest.raises(EmulatorError, match="soon"):
        ghl.set_clock("soon")


def test_a_snapshot_is_restored_here_and_elsewhere(ghl):
    ghl.add_contacts({**JOHN, "customField": {"score": 1.5, "note": "\u00fc\ud83d"}})
    before, contacts = ghl.snapshot(), ghl.contacts()
    ghl.add_contacts({"email": "jane@deo.com"})

    ghl.restore(before)
    assert ghl.contacts() == contacts
    (there,) = ghl.location(from_snapshot=before).contacts()
    assert there["id"] == contacts[0]["id"]
    with pytest.raises(RefusedError) as raised:
        ghl.restore({**before, "snapshot": 99})
    assert raised.value.code == "bad-snapshot"
    with start(data=before) as emulator:
        assert [one["email"] for one in emulator.contacts()] == ["john@deo.com"]


def test_the_evidence_of_a_failure_is_a_page_json_and_har(ghl, tmp_path):
    send_lead(JOHN)
    ghl.location().add_contacts({"email": "jane@deo.com"})

    evidence = ghl.evidence(tmp_path / "new", title="../a lead")
    assert evidence.folder.parent == tmp_path / "new"
    assert re.fullmatch(r"a-lead-[0-9a-f]{8}", evidence.folder.name)
    page, record, archive = (file.read_text(encoding="utf-8") for file in evidence.files)
    assert page.startswith("<!doctype html>")
    assert [one["contact"]["email"] for one in json.loads(record)["contacts"]] == ["john@deo.com"]
    assert len(json.loads(archive)["log"]["entries"]) == 1
    assert evidence.replay.startswith("npx go-high-level-emulator")
    assert "Created" in evidence.summary

    whole = ghl.evidence(tmp_path, all=True)
    assert whole.folder == tmp_path
    assert len(json.loads(whole.files[1].read_text(encoding="utf-8"))["contacts"]) > 1


def test_the_evidence_is_written_into_no_folder_but_its_own(tmp_path):
    texts = {"name": "../out", "html": "", "json": "", "har": "", "replay": "", "summary": ""}
    with pytest.raises(EmulatorError, match="it names a folder '../out'"):
        write_evidence(tmp_path / "in", texts)
    assert list(tmp_path.iterdir()) == []


def test_reset_clears_this_location_alone(ghl):
    other = ghl.location()
    for location in (ghl, other):
        location.add_contacts(JOHN)
    send_lead(JOHN)
    assert ghl.reset() == {"contacts": 2, "exchanges": 1, "faults": 0}
    assert ghl.contacts() == []
    assert len(other.contacts()) == 1


def test_a_wait_ends_when_its_location_is_reset(ghl):
    reset = threading.Timer(0.05, ghl.reset)
    reset.start()
    with pytest.raises(WasResetError):
        ghl.wait_for_request()
    reset.join()


def test_idle_ends_once_it_is_quiet(ghl):
    ghl.idle(quiet_ms=1)
    ghl.idle(quiet_ms=0, since_last=True)
    with pytest.raises(WaitTimeoutError):
        ghl.idle(quiet_ms=1000, timeout_ms=1)


def test_what_is_gone_from_the_journal_is_said():
    with start(journal_limit=2) as emulator:
        for _ in range(3):
            send_lead(JOHN, emulator.base_url, emulator.api_key)
        with pytest.raises(DroppedError, match=r"#1 to #1 are gone .*, or ask with since=1"):
            emulator.requests()
        assert [exchange["seq"] for exchange in emulator.requests(since=1)] == [2, 3]


def test_no_location_shows_its_key(ghl):
    assert ghl.api_key not in repr(ghl)
    assert ghl.api_key not in str(ghl)
