import json
import re
import textwrap
from pathlib import Path

import pytest
from program import send_lead

from go_high_level_emulator import UnreachableError, connect, start

PROGRAM = (Path(__file__).parent / "program.py").read_text()


@pytest.fixture
def run(pytester, monkeypatch):
    """Runs tests in a run of their own; returns what came of it."""
    monkeypatch.delenv("GHL_EMULATOR_URL", raising=False)
    pytester.makepyfile(program=PROGRAM)

    def run(*arguments, **files):
        pytester.makepyfile(**files)
        return pytester.runpytest_subprocess("-p", "no:cacheprovider", *arguments)

    return run


def test_a_test_has_its_address_and_key_in_the_environment_while_it_runs(run):
    result = run(
        test_it="""
        import os
        from program import send_lead

        def test_inside(ghl):
            assert os.environ["GHL_BASE_URL"] == ghl.base_url == ghl.url + "/go-high-level/v1"
            assert os.environ["GHL_API_KEY"] == ghl.api_key
            send_lead({"email": "john@deo.com"})
            assert len(ghl.contacts()) == 1

        def test_outside():
            assert "GHL_BASE_URL" not in os.environ
            assert "GHL_API_KEY" not in os.environ

        def test_another(ghl):
            assert ghl.contacts() == []
        """
    )
    result.assert_outcomes(passed=3)


def test_workers_of_xdist_start_one_emulator_each_and_end_it(run, pytester):
    result = run(
        "-n2",
        test_it="""
        import os, pytest
        from program import send_lead

        @pytest.mark.parametrize("number", range(40))
        def test_it(ghl, ghl_emulator, number):
            with open(os.environ["PYTEST_XDIST_WORKER"] + ".url", "a") as file:
                print(ghl_emulator.url, file=file)
            send_lead({"email": f"{number}@deo.com"})
            assert [one["email"] for one in ghl.expect_contacts(times=1, quiet_ms=0)] == [f"{number}@deo.com"]
        """,
    )
    result.assert_outcomes(passed=40)
    urls = [set(file.read_text().split()) for file in pytester.path.glob("*.url")]
    assert [len(of_worker) for of_worker in urls] == [1, 1]
    assert urls[0] != urls[1]
    for url in set.union(*urls):
        with pytest.raises(UnreachableError, match="no emulator answers"):
            connect(url)


def test_workers_share_the_emulator_that_runs_already(run, monkeypatch):
    with start() as emulator:
        monkeypatch.setenv("GHL_EMULATOR_URL", emulator.url)
        # No command is needed then.
        monkeypatch.setenv("GHL_EMULATOR_COMMAND", "false")
        result = run(
            "-n2",
            test_it=f"""
            import pytest
            from program import send_lead

            @pytest.mark.parametrize("number", range(10))
            def test_it(ghl, number):
                assert ghl.url == "{emulator.url}"
                send_lead({{"email": "john@deo.com"}})
                ghl.expect_contacts(times=1, quiet_ms=0)
            """,
        )
        result.assert_outcomes(passed=10)
        assert emulator.now()


def test_options_are_given_by_a_fixture(run):
    result = run(
        conftest="""
        import pytest

        @pytest.fixture(scope="session")
        def ghl_options():
            return {"country": "MX", "data": {"contacts": [{"email": "jane@deo.com"}]}}
        """,
        test_it="""
        def test_it(ghl):
            assert [one["email"] for one in ghl.contacts()] == ["jane@deo.com"]
        """,
    )
    result.assert_outcomes(passed=1)


def test_options_for_an_emulator_that_runs_already_are_refused(run, monkeypatch, ghl_emulator):
    monkeypatch.setenv("GHL_EMULATOR_URL", ghl_emulator.url)
    result = run(
        conftest="import pytest\n\n@pytest.fixture(scope='session')\ndef ghl_options():\n    return {'country': 'MX'}\n",
        test_it="def test_it(ghl): pass",
    )
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*ghl_options are for an emulator that is started here*"])


def test_where_no_emulator_can_be_started_it_says_what_to_do(run, monkeypatch):
    monkeypatch.setenv("GHL_EMULATOR_COMMAND", "nothing-like-it")
    result = run(test_it="def test_it(ghl): pass")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*nothing-like-it cannot be run: *; install it, or set GHL_EMULATOR_COMMAND"])


FAILING = """
import os, pytest, urllib.error
from program import send_lead

def test_it(ghl):
    send_lead({"email": "john@deo.com", "customFields": {"note": os.environ["GHL_API_KEY"]}, "firstName": "\\x1b[31m\\x9b31m\u202e"})
    with pytest.raises(urllib.error.HTTPError):
        send_lead({"firstName": "John"})
    ghl.fail(connection="reset-before")
    with pytest.raises(OSError):
        send_lead({"email": "jane@deo.com"})
    ghl.fail(status=500)
    print("key", ghl.api_key[:5])
    assert False, "on purpose"
"""


@pytest.mark.parametrize("arguments", [[], ["-n2"]])
def test_a_test_that_failed_is_told_what_arrived_and_why(run, arguments):
    result = run(*arguments, "--tb=short", test_it=FAILING)
    result.assert_outcomes(failed=1)
    result.stdout.re_match_lines(
        [
            r"-+ GoHighLevel emulator -+",
            r"3 requests arrived, 1 contact stored:",
            r"  #1 POST /go-high-level/v1/contacts: Created \(200\), stored \w{20}$",
            r"     sent: .*john@deo.com",
            r"     customFields was ignored.* did you mean customField\?",
            r"  #2 POST /go-high-level/v1/contacts: Refused \(422\)$",
            r'     sent: {"firstName": "John"}',
            r"     .*email.*phone",
            r"  #3 POST /go-high-level/v1/contacts: Faulted: connection cut$",
            r"fault \S+ is armed and was not used up: 1 left",
        ]
    )


def test_the_report_of_a_failure_has_no_key_and_nothing_that_moves_the_terminal(run):
    result = run(
        "--tb=short",
        "-rA",
        conftest="""
        import pytest

        @pytest.fixture(scope="session")
        def ghl_options():
            return {"api_keys": ["canary-of-a-key-*"]}
        """,
        test_it=FAILING.replace('print("key", ghl.api_key[:5])', ""),
    )
    result.stdout.fnmatch_lines(["*3 requests arrived*"])
    shown = str(result.stdout) + str(result.stderr)
    assert "canary-of-a-key-" not in shown.replace("canary-of-a-key-*", "")
    assert all(character not in shown for character in "\x1b\x9b\u202e")


def test_a_test_that_passed_is_told_nothing(run):
    result = run("-rA", test_it="from program import send_lead\n\ndef test_it(ghl): send_lead({'email': 'john@deo.com'})")
    result.assert_outcomes(passed=1)
    result.stdout.no_fnmatch_line("*GoHighLevel emulator*")


def test_a_long_story_is_cut(run):
    result = run(
        test_it="""
        from program import send_lead

        def test_it(ghl):
            for number in range(30):
                send_lead({"email": f"{number}@deo.com", "lastName": "x" * 1000})
            assert False
        """
    )
    result.stdout.fnmatch_lines(["30 requests arrived, 30 contacts stored:", "  10 earlier requests not shown", "  *11 POST*"])
    section = str(result.stdout).split("GoHighLevel emulator")[1]
    assert max(len(line) for line in section.splitlines()) <= 302
    assert section.count("POST") == 20


def test_a_failure_is_told_also_where_the_emulator_is_gone(run):
    result = run(
        test_it="""
        def test_it(ghl, ghl_emulator):
            ghl_emulator.close()
            assert False
        """
    )
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["what arrived cannot be told: closed: *"])


@pytest.mark.parametrize("arguments", [["--ghl-evidence", "kept"], ["--ghl-evidence=kept", "-n2"], []])
def test_the_evidence_of_a_test_that_failed_is_written_where_a_folder_is_named(run, pytester, monkeypatch, arguments):
    summary = pytester.path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    if not arguments:
        monkeypatch.setenv("GHL_EMULATOR_EVIDENCE", "kept")
    passing = "\n\ndef test_good(ghl):\n    pass\n"
    run(*arguments, test_it=textwrap.dedent(FAILING) + passing).assert_outcomes(failed=1, passed=1)

    (folder,) = (pytester.path / "kept").iterdir()
    assert re.fullmatch(r"test-it-py-test-\w+-[0-9a-f]{8}", folder.name)
    assert sorted(file.name for file in folder.iterdir()) == ["evidence.har", "evidence.html", "evidence.json"]
    record = json.loads((folder / "evidence.json").read_text(encoding="utf-8"))
    assert record["title"].startswith("test_it.py::test_")
    assert len(record["exchanges"]) == 3
    assert summary.read_text(encoding="utf-8").startswith("### GoHighLevel emulator: ")


def test_that_the_evidence_cannot_be_written_hides_nothing(run, pytester):
    (pytester.path / "kept").write_text("a file")
    result = run("--ghl-evidence=kept", "--tb=short", test_it=FAILING)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["3 requests arrived*", "the evidence cannot be written: *"])


LATE = """
import threading
from program import send_lead

ended = threading.Event()
late = []

def test_first(ghl):
    send_lead({"email": "in-time@deo.com"})

    def program(address=ghl.base_url, key=ghl.api_key):
        ended.wait()
        for number in range(3):
            send_lead({"email": f"late-{number}@deo.com"}, address, key)

    late.append(threading.Thread(target=program))
    late[0].start()

def test_second(ghl):
    ended.set()
    late[0].join()
    assert ghl.requests() == []
    assert ghl.contacts() == []
"""


@pytest.mark.parametrize("arguments", [[], ["-n1"]])
def test_requests_after_the_end_of_a_test_are_told_to_it_and_never_met_by_the_next(run, arguments):
    result = run(*arguments, test_it=LATE)
    result.assert_outcomes(passed=2, warnings=1)
    result.stdout.fnmatch_lines(
        [
            "*GhlLateRequestWarning: 3 requests came after the end of test_it.py::test_first:",
            "*POST /go-high-level/v1/contacts: Created (200)",
        ]
    )


def test_late_requests_fail_the_run_where_warnings_are_errors(run):
    result = run("-W", "error", test_it=LATE)
    result.assert_outcomes(passed=2, errors=1)


def test_requests_before_the_end_and_a_reset_are_no_late_ones(run):
    result = run(
        test_it="""
        from program import send_lead

        def test_it(ghl):
            for _ in range(2):
                send_lead({"email": "john@deo.com"})
            ghl.reset()
            send_lead({"email": "john@deo.com"})

        def test_of_nobody(ghl):
            pass
        """
    )
    result.assert_outcomes(passed=2, warnings=0)


def test_a_run_without_the_fixture_starts_nothing(run, monkeypatch):
    monkeypatch.setenv("GHL_EMULATOR_COMMAND", "false")
    run(test_it="def test_it(): pass").assert_outcomes(passed=1)


def test_this_very_test_has_a_location_of_its_own(ghl):
    assert send_lead({"email": "john@deo.com"}) == ghl.contacts()[0]
