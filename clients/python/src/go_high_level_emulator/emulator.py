"""An emulator that is started here, or that runs elsewhere."""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Literal

from .control import Control
from .keys import FreshKeys
from .location import Location
from .options import environment_of, given_data
from .process import COMMAND_VARIABLE, EmulatorProcess, command_of
from .schemas import SentData, SnapshotOfLocation


# What is no option of the command, or of one that is started by hand alone: each worker of a test run starts one.
_NOT_ITS_OWN = (COMMAND_VARIABLE, "GHL_EMULATOR_READY_FILE")


class Emulator(Location):
    """An emulator that can be reached; itself the location of its `api_key`. A context manager: at the end it is closed."""

    def __init__(self, control: Control, api_key: str | None = None, end: Callable[[], None] = lambda: None) -> None:
        keys = FreshKeys(control)
        super().__init__(control, keys, keys.usual() if api_key is None else api_key)
        # Here rather than at the first verb, so that an unknown key is refused at once.
        self.now()
        self._end = end

    def close(self) -> None:
        """
        Ends an emulator that was started here. One that runs elsewhere goes on. Every call after it raises ClosedError.

        So does one that another thread has under way: at once where the emulator ends, else when it is answered.
        """
        self._control.close()
        atexit.unregister(self.close)
        self._end()

    def __enter__(self) -> Emulator:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def connect(url: str, *, api_key: str | None = None, control_key: str | None = None) -> Emulator:
    """
    The verbs for an emulator that runs elsewhere, such as in a container. Closing it leaves the emulator running.

    `url` is such as `http://127.0.0.1:8080`. `control_key` is what it was started with as `--control-key`.
    """
    return Emulator(Control(url, control_key), api_key)


def start(
    *,
    command: str | Sequence[str] | None = None,
    timeout_s: float = 30,
    port: int = 0,
    host: str | None = None,
    proxy_port: int | None = None,
    api_keys: Sequence[str] | None = None,
    agency_keys: Sequence[str] | None = None,
    fidelity: Literal["documented", "observed"] | None = None,
    rate_limit: str | None = None,
    tags_on_update: Literal["replace", "merge"] | None = None,
    allow_duplicate_contact: bool | None = None,
    country: str | None = None,
    data: str | os.PathLike[str] | SentData | SnapshotOfLocation | None = None,
    random_seed: str | None = None,
    clock: str | None = None,
    journal_limit: int | None = None,
    location_limit: int | None = None,
    max_contacts: int | None = None,
    max_bytes: int | None = None,
    allowed_hosts: Sequence[str] | None = None,
    control_key: str | None = None,
    reason_header: bool | None = None,
    log: Literal["pretty", "json", "silent"] = "silent",
    environment: Mapping[str, str] | None = None,
) -> Emulator:
    """
    Starts the command `go-high-level-emulator` and returns once it is ready. `close()` ends it, and so does the end of Python.

    The command is `command`, else that of `GHL_EMULATOR_COMMAND`, else the one on the PATH, else the one that npx finds in
    this folder. `environment` is what it is started in, the own one when not given. The other options are those of the
    command: see its README. `data` may be the data itself, or a snapshot.
    """
    inherited = dict(os.environ if environment is None else environment)
    with given_data(data) as file:
        options = environment_of(
            {
                "API_KEYS": api_keys,
                "AGENCY_KEYS": agency_keys,
                "FIDELITY": fidelity,
                "RATE_LIMIT": rate_limit,
                "TAGS_ON_UPDATE": tags_on_update,
                "ALLOW_DUPLICATE_CONTACT": allow_duplicate_contact,
                "COUNTRY": country,
                "DATA": file,
                "RANDOM_SEED": random_seed,
                "CLOCK": clock,
                "JOURNAL_LIMIT": journal_limit,
                "LOCATION_LIMIT": location_limit,
                "MAX_CONTACTS": max_contacts,
                "MAX_BYTES": max_bytes,
                "ALLOWED_HOSTS": allowed_hosts,
                "CONTROL_KEY": control_key,
                "NO_REASON_HEADER": None if reason_header is None else not reason_header,
                "HOST": host,
                "PROXY_PORT": proxy_port,
                "LOG": log,
            }
        )
        surroundings = {**inherited, **options}
        for name in _NOT_ITS_OWN:
            surroundings.pop(name, None)
        process = EmulatorProcess([*command_of(command, inherited), "--port", str(port), "--json"], surroundings, timeout_s)
    try:
        control = Control(process.ready["url"], surroundings.get("GHL_EMULATOR_CONTROL_KEY"))
        emulator = Emulator(control, process.ready["apiKey"], process.stop)
    except BaseException:
        process.stop()
        raise
    atexit.register(emulator.close)
    return emulator
