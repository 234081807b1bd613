import os
import subprocess
import sys
import textwrap
import time

import pytest

from go_high_level_emulator import NotStartedError, RefusedError, start

PROGRAM = os.environ["GHL_EMULATOR_COMMAND"]


def command(folder, text):
    """A command of the emulator that is none."""
    file = folder / "command"
    file.write_text(f"#!/bin/sh\n{textwrap.dedent(text)}")
    file.chmod(0o755)
    return [str(file)]


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def ends(pid):
    deadline = time.monotonic() + 5
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not is_running(pid)


def test_a_bad_option_is_told_in_the_words_of_the_command():
    with pytest.raises(NotStartedError, match='ended with exit code 2 .*\n.*GHL_EMULATOR_COUNTRY "xx": give two capital letters') as raised:
        start(country="xx")
    assert raised.value.code == "not-started"


def test_data_that_is_no_data_is_refused():
    with pytest.raises(RefusedError, match="data is no plain data"):
        start(data={"contacts": {1}})


def test_a_command_that_cannot_be_run_is_told(tmp_path):
    with pytest.raises(NotStartedError, match="nothing-here cannot be run: .*; install it, or set GHL_EMULATOR_COMMAND"):
        start(command=str(tmp_path / "nothing-here"))


def test_a_command_that_says_something_else_is_no_emulator(tmp_path):
    with pytest.raises(NotStartedError, match="printed no ready line but b'hello.*; is it go-high-level-emulator"):
        start(command=command(tmp_path, "echo hello; exec sleep 60"))


def test_a_command_that_is_never_ready_is_ended_with_all_that_it_started(tmp_path):
    pids = tmp_path / "pids"
    began = time.monotonic()
    with pytest.raises(NotStartedError, match="was not ready after 0.3 s\n  still at it"):
        start(command=command(tmp_path, f"sleep 30 & echo $! $$ > {pids}; echo still at it >&2; wait"), timeout_s=0.3)
    assert time.monotonic() - began < 20
    assert all(ends(int(pid)) for pid in pids.read_text().split())


def test_an_option_of_the_command_is_never_shown_for_it_may_be_a_key():
    with pytest.raises(NotStartedError) as raised:
        start(command=f"{PROGRAM} --control-key secret-canary --nope")
    assert "secret-canary" not in str(raised.value)


def test_without_any_command_it_says_what_to_do(tmp_path):
    with pytest.raises(NotStartedError, match="install it, or set GHL_EMULATOR_COMMAND"):
        start(environment={"PATH": str(tmp_path)})


def test_the_command_is_found_on_the_path(tmp_path):
    (tmp_path / "go-high-level-emulator").write_text(f'#!/bin/sh\nexec {PROGRAM} "$@"\n')
    (tmp_path / "go-high-level-emulator").chmod(0o755)
    with start(environment={"PATH": f"{tmp_path}:{os.environ['PATH']}"}) as emulator:
        assert emulator.now()


def test_npx_runs_the_one_of_the_folder_and_fetches_none(tmp_path):
    seen = tmp_path / "seen"
    (tmp_path / "npx").write_text(f'#!/bin/sh\necho "$1 $2" > {seen}\nshift 2\nPATH={os.environ["PATH"]} {PROGRAM} "$@"\n')
    (tmp_path / "npx").chmod(0o755)
    (tmp_path / "echo").symlink_to("/bin/echo")
    with start(environment={"PATH": str(tmp_path)}) as emulator:
        assert emulator.now()
    assert seen.read_text() == "--no-install go-high-level-emulator\n"


def test_the_end_of_python_ends_the_emulator_also_when_nobody_closed_it():
    code = "import go_high_level_emulator as g; e = g.start(); print(g.emulator.os.getpid(), e._end.__self__.ready['pid'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    assert ends(int(done.stdout.split()[1]))


def test_it_is_stopped_by_sigterm_so_that_it_ends_in_its_own_way(tmp_path):
    file = tmp_path / "code"
    wrapped = command(tmp_path, f'trap : TERM\n{PROGRAM} "$@" & wait\nwait $!\necho $? > {file}\n')
    start(command=wrapped).close()
    assert file.read_text() == "0\n"


def test_the_log_goes_to_stderr(capfd):
    with start(log="json") as emulator:
        from program import send_lead

        send_lead({"email": "john@deo.com"}, emulator.base_url, emulator.api_key)
    assert '"status":200' in capfd.readouterr().err
