"""
The pytest plugin: a location of its own for each test that takes the fixture `ghl`.

It is loaded by itself where this package is installed, and does nothing in a test that does not take the fixture.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from typing import Any

import pytest

from .emulator import Emulator, connect, start
from .errors import EmulatorError
from .evidence import evidence_of, harmless
from .late import EndedTest
from .location import Location

# No longer one is taken.
_LONGEST_TITLE = 2000

_LOCATION = pytest.StashKey[Location]()
_ENDED = pytest.StashKey[list[tuple[pytest.Item, EndedTest]]]()


class GhlLateRequestWarning(pytest.PytestWarning):
    """Requests with the key of a test came after its end."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--ghl-evidence",
        metavar="FOLDER",
        default=os.environ.get("GHL_EMULATOR_EVIDENCE"),
        help="where the evidence of each test that fails is written: what arrived, as a page, JSON and HAR",
    )


def pytest_configure(config: pytest.Config) -> None:
    none: list[tuple[pytest.Item, EndedTest]] = []
    config.stash[_ENDED] = none


@pytest.fixture(scope="session")
def ghl_options() -> dict[str, Any]:
    """What the emulator is started with, as `start()` takes it. Override it in a conftest.py."""
    return {}


@pytest.fixture(scope="session")
def ghl_emulator(ghl_options: dict[str, Any], request: pytest.FixtureRequest) -> Iterator[Emulator]:
    """The emulator that all tests of a worker share: the one at GHL_EMULATOR_URL, else one that is started here."""
    url = os.environ.get("GHL_EMULATOR_URL")
    if url and ghl_options:
        raise pytest.UsageError("ghl_options are for an emulator that is started here, and GHL_EMULATOR_URL names one that runs already")
    emulator = connect(url, control_key=os.environ.get("GHL_EMULATOR_CONTROL_KEY")) if url else start(**ghl_options)
    with emulator:
        yield emulator
        ended = request.config.stash[_ENDED]
        told = [(item, sentence) for item, test in ended if (sentence := test.late_requests())]
        ended.clear()
    for item, sentence in told:
        item.warn(GhlLateRequestWarning(sentence))


@pytest.fixture
def ghl(ghl_emulator: Emulator, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Location]:
    """A location of this test alone; GHL_BASE_URL and GHL_API_KEY lead the program under test to it."""
    location = ghl_emulator.location()
    item = request.node
    item.stash[_LOCATION] = location
    monkeypatch.setenv("GHL_BASE_URL", location.base_url)
    monkeypatch.setenv("GHL_API_KEY", location.api_key)
    yield location
    ended = EndedTest.now(item.nodeid, location)
    if ended:
        item.config.stash[_ENDED].append((item, ended))


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, None]:
    outcome = yield
    report = outcome.get_result()
    location = item.stash.get(_LOCATION, None)
    if location is None or not report.failed or call.when == "teardown":
        return
    lines = [evidence_of(location)]
    folder = item.config.getoption("--ghl-evidence")
    if folder:
        lines.append(_write_evidence(location, folder, item.nodeid))
    report.sections.append(("GoHighLevel emulator", "\n".join(lines)))


def _write_evidence(location: Location, folder: str, title: str) -> str:
    """Writes the evidence of a test, and says where it is; it must not hide why the test failed."""
    try:
        evidence = location.evidence(folder, title=title[:_LONGEST_TITLE])
        if summary_file := os.environ.get("GITHUB_STEP_SUMMARY"):
            with open(summary_file, "a", encoding="utf-8", errors="replace") as file:
                file.write(evidence.summary)
    except (EmulatorError, OSError, KeyError, TypeError) as error:
        return harmless(f"the evidence cannot be written: {error}")
    return harmless(f"what went on is in {evidence.folder}")
