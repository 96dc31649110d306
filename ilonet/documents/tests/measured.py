"""`make soak`: every hostile file over HTTP to a serving process; what it grows by, and what somebody else notices meanwhile."""

import json
import re
import statistics
import sys
import threading
import time
from collections import Counter
from http.client import HTTPConnection
from pathlib import Path

import psutil
import pytest

from ilonet.documents.tests.test_hostile import CASES
from ilonet.lib.files.tests.making import jpeg, pdf
from tests.journeys.harness import installation

VARIANTS = {
    "as it is": lambda name: name,
    "in capitals": lambda name: name.upper(),
    "with a path": lambda name: f"../../{name}",
    "with a hidden turn": lambda name: f"\u202e{name}",
}
GROWTH_KILOBYTES = 20 * 1024
BEFORE = 150  # requests of the other, alone
OFTEN_SECONDS = 0.05
SLOWER_AT_MOST = 3.0  # the median while files are opened beside it, on one core of two
EDGE = "a-part-ends-here"


class Caller:
    """A program with a token of its own and one line that stays open."""

    def __init__(self, network, persona):
        self.token = network.ilonet("token", persona).stdout.strip()
        self.line = HTTPConnection(network.address.removeprefix("http://"), timeout=60)

    def ask(self, method, path, body=None, kind="application/json"):
        said = {"Authorization": f"Bearer {self.token}", "Content-Type": kind, "Accept-Encoding": "identity"}
        self.line.request(method, f"/api/v1{path}", body, said if body else {"Authorization": said["Authorization"]})
        answer = self.line.getresponse()
        return answer.status, answer.read()

    def send(self, report, content, name):
        head = f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{EDGE}--\r\n".encode()
        return self.ask("POST", f"/reports/{report}/files", body, f"multipart/form-data; boundary={EDGE}")


class Other(threading.Thread):
    """Reads lists all the while, and notes how long each took."""

    def __init__(self, caller):
        super().__init__(daemon=True)
        self.caller, self.is_over, self.seconds, self.answers = caller, threading.Event(), [], Counter()

    def run(self):
        while not self.is_over.is_set():
            self.look()
            time.sleep(OFTEN_SECONDS)

    def look(self):
        begun = time.perf_counter()
        status, _body = self.caller.ask("GET", "/reports")
        self.seconds.append(time.perf_counter() - begun)
        self.answers[status] += 1


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="this system does not tell the peak of memory")
def test_all_hostile_files_over_http(django_db_setup, tmp_path, capsys):
    with installation(tmp_path, name="hostile", born="demonstration", TMPDIR=str(tmp_path)) as network:
        amara, other = Caller(network, "amara"), Other(Caller(network, "bruno"))
        report = _report(amara)
        for number in range(6):
            amara.send(report, jpeg({0x010F: str(number)}), "warm.jpg" if number % 2 else "warm.pdf")
            amara.send(report, pdf(text=f"Boats {number}"), f"warm{number}.pdf")
            amara.send(report, b"%PDF- no more", "warm.pdf")
        for _ in range(BEFORE):
            other.look()
            time.sleep(OFTEN_SECONDS)
        alone, other.seconds = statistics.median(other.seconds), []
        files = _files(network)
        serving = _serving(network.process)
        for one in serving:
            Path(f"/proc/{one}/clear_refs").write_text("5")  # the peak counts from here
        before, rest = _kilobytes(serving, "VmHWM"), _kilobytes(serving, "VmRSS")
        other.start()
        begun, wrong = time.monotonic(), []
        for case, (name, content, code) in CASES.items():
            for variant, named in VARIANTS.items():
                status, body = amara.send(report, content, named(name))
                said = json.loads(body).get("error", {}).get("code")
                if status not in {413, 422} or said != code:
                    wrong.append(f"{case} {variant}: {status} {said}, not {code}")
        took = time.monotonic() - begun
        other.is_over.set()
        other.join()
        grown, left = _kilobytes(serving, "VmHWM") - before, _kilobytes(serving, "VmRSS") - rest
        slower = statistics.median(other.seconds) / alone
        with capsys.disabled():
            sys.stdout.write(
                f"\n{len(CASES)} hostile files under {len(VARIANTS)} names, {len(CASES) * len(VARIANTS)} uploads in {took:.0f} s;"
                f"\nthe serving process grew by {grown / 1024:.1f} MB at its peak, {left / 1024:.1f} MB at the end;"
                f"\nsomebody else asked {len(other.seconds)} times meanwhile: {dict(other.answers)}, medians {alone * 1000:.1f} ms before,"
                f" {statistics.median(other.seconds) * 1000:.1f} ms during, ratio {slower:.2f}\n"
            )
        assert not wrong, "\n".join(wrong)
        assert set(other.answers) == {200}
        assert grown < GROWTH_KILOBYTES
        assert slower < SLOWER_AT_MOST
        assert _files(network) == files
        assert _serving(network.process) == serving  # none was restarted, none is left


def _report(amara):
    asked = {"kind": "situation", "title": "Boats off the coast", "sections": [{"heading": "Seen", "text": "Fewer."}]}
    status, body = amara.ask("POST", "/reports", json.dumps(asked))
    assert status == 201, body
    return json.loads(body)["id"]


def _serving(process):
    """The server and its worker; at rest there is nothing else."""
    return {process, *(one.pid for one in psutil.Process(process).children(recursive=True))}


def _kilobytes(processes, what):
    said = [Path(f"/proc/{one}/status").read_text() for one in processes]
    return sum(int(re.search(rf"{what}:\s+(\d+)", one)[1]) for one in said)


def _files(network):
    """All rows, and all that lies in the store or where a file is opened."""
    var = Path(network.environment["ILONET_VAR"])
    kept = sorted(str(one) for one in var.rglob("files/**/*") if one.is_file())
    return network.sql("SELECT count(*) FROM documents_file"), kept, list(var.glob("ilonet-file-*"))
