"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.store.cache import write_cache
from claimcheck.store.folder import TEMPORARY, workspace_lock, write_file


def leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.endswith(TEMPORARY)]


def test_an_equal_file_is_not_written_again(tmp_path: Path):
    path = tmp_path / "a.json"
    assert write_file(path, "one\n")
    stamp = path.stat().st_mtime_ns
    assert not write_file(path, "one\n")
    assert path.stat().st_mtime_ns == stamp
    assert write_file(path, "two\n")
    assert path.read_text() == "two\n"


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
@pytest.mark.parametrize(("number", "heading"), [(errno.ENOSPC, "disk-full"), (errno.EACCES, "unwritable-folder")])
def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, heading: str
):
    path = tmp_path / "a.json"
    write_file(path, "old\n")

    def fail(*args: object, **kwargs: object) -> None:
        raise OSError(number, os.strerror(number))

    if call == "write":
        monkeypatch.setattr(os, "fdopen", fail)
    elif call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ClaimcheckError) as caught:
        write_file(path, "new\n")
    monkeypatch.undo()
    assert caught.value.see == heading
    assert caught.value.place == str(path)
    assert path.read_text() == "old\n"
    assert leftovers(tmp_path) == []


def test_the_order_is_write_sync_replace_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    calls: list[str] = []
    sync, replace = os.fsync, Path.replace
    monkeypatch.setattr(
        os,
        "fsync",
        lambda handle: (calls.append("folder" if os.path.isdir(f"/proc/self/fd/{handle}") else "file"), sync(handle))[1],
    )
    monkeypatch.setattr(Path, "replace", lambda self, target: (calls.append("replace"), replace(self, target))[1])
    write_file(tmp_path / "a.json", "x")
    assert calls == ["file", "replace", "folder"]


def test_a_full_disk_is_told_and_tears_nothing(tmp_path: Path):
    """A real one: a file system of 64 KB."""
    mount = tmp_path / "small"
    mount.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mount], capture_output=True).returncode
    ):
        pytest.skip("cannot mount a small file system here")
    try:
        write_file(mount / "a.json", "old\n")
        with pytest.raises(ClaimcheckError) as caught:
            write_file(mount / "a.json", "x" * 200_000)
        assert caught.value.see == "disk-full"
        assert (mount / "a.json").read_text() == "old\n"
        assert leftovers(mount) == []
    finally:
        subprocess.run(["umount", mount], check=True)


@pytest.mark.parametrize("limit_kb", [4, 12, 40])
def test_a_command_that_may_not_write_more_tells_it_and_tears_nothing(workspace: Path, limit_kb: int):
    """A real limit of the kernel, met at another file each time; without it the next run goes on to the end."""

    def run(*limit: int) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "claimcheck", "run", "--quiet"],
            cwd=workspace, capture_output=True, text=True, env={**os.environ, "CLAIMCHECK_DICTIONARIES": ""},
            preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (*limit, *limit))) if limit else None,
        )  # fmt: skip

    before = {path.name: path.read_bytes() for path in workspace.glob("claims/*.json")}
    for path in workspace.glob("articles/*.txt"):
        path.write_text(path.read_text(encoding="utf-8").replace("was", "is", 1), encoding="utf-8")
    stopped = run(limit_kb * 1024)
    assert stopped.returncode == 2, stopped.stderr
    assert "cannot write: File too large" in stopped.stderr
    assert "docs/errors.md#disk-full" in stopped.stderr
    assert "Traceback" not in stopped.stderr
    assert not list(workspace.rglob(f"*{TEMPORARY}"))
    for path in workspace.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    assert run().returncode == 0
    after = {path.name: path.read_bytes() for path in workspace.glob("claims/*.json")}
    assert before.keys() == after.keys()
    assert before != after


def test_what_a_killed_writer_left_goes_away(workspace: Path):
    for folder in ("claims", "evidence"):
        (workspace / folder / f".a.json-x1{TEMPORARY}").write_text("{")
    assert subprocess.run([sys.executable, "-m", "claimcheck", "extract", "--quiet"], cwd=workspace).returncode == 0
    assert not list(workspace.rglob(f"*{TEMPORARY}"))


def test_a_command_waits_for_the_one_that_writes_and_then_does_its_work(workspace: Path):
    with workspace_lock(workspace / ".claimcheck"):
        command = [sys.executable, "-m", "claimcheck", "extract", "--quiet"]
        second = subprocess.Popen(command, cwd=workspace, stderr=subprocess.PIPE, text=True)
        assert second.stderr is not None
        assert f"waiting for process {os.getpid()}" in second.stderr.readline()
        assert second.poll() is None
    assert second.wait(60) == 0
    second.stderr.close()


def test_a_second_command_waits_and_says_for_whom(tmp_path: Path):
    code = (
        "import sys, time; from pathlib import Path; from claimcheck.store.folder import workspace_lock\n"
        "with workspace_lock(Path(sys.argv[1])):\n    print('held', flush=True); time.sleep(float(sys.argv[2]))"
    )
    first = subprocess.Popen([sys.executable, "-c", code, tmp_path, "1.5"], stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    assert first.stdout.readline() == "held\n"
    second = subprocess.run([sys.executable, "-c", code, tmp_path, "0"], capture_output=True, text=True, check=True)
    assert f"waiting for process {first.pid}" in second.stderr
    assert first.wait() == 0
    first.stdout.close()


def test_killed_writers_leave_old_or_new(tmp_path: Path):
    """Processes killed at random moments of writing; the file is always one of the two texts."""
    path = tmp_path / "a.json"
    texts = ("a" * 300_000, "b" * 300_000)
    write_file(path, texts[0])
    code = (
        "import sys; from pathlib import Path; from claimcheck.store.folder import write_file\n"
        "print('up', flush=True)\nwhile True:\n    for c in 'ab': write_file(Path(sys.argv[1]), c * 300_000)"
    )
    for number in range(12):
        writer = subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.003 * number)
        writer.kill()
        writer.wait()
        writer.stdout.close()
        assert path.read_text() in texts


def test_the_lock_makes_its_folder(tmp_path: Path):
    with workspace_lock(tmp_path / "new" / ".claimcheck"):
        assert (tmp_path / "new" / ".claimcheck" / "lock").read_text() == str(os.getpid())


@pytest.mark.usefixtures("own_git")
def test_git_passes_over_the_caches_of_a_new_workspace(tmp_path: Path):
    root = tmp_path / "workspace"
    root.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    with workspace_lock(root / ".claimcheck" / "online"):
        pass
    write_cache(root / ".claimcheck", "audit", {"a": ("b", "c")})
    shown = subprocess.run(["git", "status", "--porcelain", "-uall"], cwd=root, check=True, capture_output=True)
    assert shown.stdout == b""
    shutil.rmtree(root / ".claimcheck")
    write_cache(root / ".claimcheck", "audit", {"a": ("b", "c")})
    assert (root / ".claimcheck" / ".gitignore").read_text() == "*\n"


WRITER = """
import errno, os, sys
from pathlib import Path
from claimcheck.store.folder import write_file
n, folder = int(sys.argv[1]), Path(sys.argv[2])
calls = 0
def failing(real):
    def call(*args, **kwargs):
        global calls
        calls += 1
        if calls == n:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*args, **kwargs)
    return call
for name in ("open", "fsync", "replace", "rename", "fchmod", "mkdir"):
    setattr(os, name, failing(getattr(os, name)))
try:
    for name in "abc":
        write_file(folder / f"{name}.json", "new\\n")
except Exception as error:
    print(type(error).__name__)
print(calls)
"""


def test_whichever_call_fails_every_file_is_old_or_new(tmp_path: Path):
    """The N-th call that touches the disk fails, for every N there is."""
    number, calls, told = 0, 1, 0
    while number < calls:
        number += 1
        folder = tmp_path / str(number)
        folder.mkdir()
        for name in "abc":
            (folder / f"{name}.json").write_text("old\n")
        run = subprocess.run([sys.executable, "-c", WRITER, str(number), folder], capture_output=True, text=True, check=True)
        *error, calls = run.stdout.split()
        calls = int(calls) + (error != [])  # what failed kept the rest from being called
        told += error == ["ClaimcheckError"]
        assert error in ([], ["ClaimcheckError"])
        assert {path.read_text() for path in folder.glob("*.json")} <= {"old\n", "new\n"}
        assert leftovers(folder) == []
    assert told > 9, "hardly any call was tried"


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_the_system_calls_come_in_order(tmp_path: Path):
    """What the kernel sees of one write: the file written and synced, then renamed, then its folder synced."""
    log, path = tmp_path / "log", tmp_path / "a.json"
    code = (
        "import sys; from pathlib import Path; from claimcheck.store.folder import write_file; write_file(Path(sys.argv[1]), 'x')"
    )
    trace = ["strace", "-f", "-y", "-o", log, "-e", "trace=write,fsync,rename,renameat,renameat2"]
    if subprocess.run([*trace, sys.executable, "-c", "pass"], capture_output=True).returncode:
        pytest.skip("strace may not trace here")
    subprocess.run([*trace, sys.executable, "-c", code, path], check=True)
    lines = [line for line in log.read_text().splitlines() if str(tmp_path) in line and "log" not in line]
    kinds = [line.split("(")[0].split()[-1] for line in lines]
    assert kinds in (["write", "fsync", "rename", "fsync"], ["write", "fsync", "renameat2", "fsync"]), lines
    assert TEMPORARY in lines[1]
    assert f"<{tmp_path}>" in lines[3]
