"""Sends the feeds named on the command line to a CalDAV server and prints, as JSON, what it gives back of each.

Usage: through_radicale.py FOLDER FEED...

A Radicale of our own is started on a free port of this machine alone, with its storage in FOLDER, and ended by its
process id whatever happens; should this script itself be killed, the kernel ends it.
"""
import ctypes
import http.client
import json
import pathlib
import re
import signal
import subprocess
import sys
import time

USER = "Basic dXNlcjp4"  # user:x, as RFC 7617 writes it; the server takes every password
PR_SET_PDEATHSIG = 1


def end_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Server:
    def __init__(self, folder):
        self.log = folder / "radicale.log"
        self.storage = folder / "collections"

    def __enter__(self):
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                ["radicale", "--config", "", "--server-hosts", "127.0.0.1:0", "--auth-type", "none",
                 "--storage-filesystem-folder", str(self.storage), "--logging-level", "info"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=end_with_parent)
        for _ in range(600):
            found = re.search(r"Listening on .*127\.0\.0\.1\]?:(\d+)", self.log.read_text(errors="replace"))
            if found:
                self.port = int(found[1])
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        self.__exit__()
        raise SystemExit("Radicale did not start:\n" + self.log.read_text(errors="replace"))

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def ask(self, method, path, body=b"", expect=(200, 201)):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Authorization": USER, "Content-Type": "text/calendar; charset=utf-8"}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        if answer.status not in expect:
            raise SystemExit(f"{method} {path}: {answer.status} {text[:500]!r}\n{self.log.read_text()[-3000:]}")
        return text


def components(text, name):
    return re.findall(rf"BEGIN:{name}\r?\n.*?END:{name}\r?\n", text, re.S)


def uid(event):
    return re.search(r"^UID:(.*?)\r?$", re.sub(r"\r?\n ", "", event), re.M)[1]


def joined(texts):
    """One calendar of many, with each zone once."""
    zones = {}
    for text in texts:
        for zone in components(text, "VTIMEZONE"):
            zones.setdefault(re.search(r"^TZID.*?:(.*?)\r?$", zone, re.M)[1], zone)
    events = [event for text in texts for event in components(text, "VEVENT")]
    return "".join(["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//through_radicale//EN\r\n", *zones.values(), *events,
                    "END:VCALENDAR\r\n"])


def objects(feed):
    """What RFC 4791, section 4.1, has a server keep: an object for each UID, with its zones, and no METHOD."""
    zones = {re.search(r"^TZID:(.*?)\r$", zone, re.M)[1]: zone for zone in components(feed, "VTIMEZONE")}
    events = {}
    for event in components(feed, "VEVENT"):
        events.setdefault(uid(event), []).append(event)
    for name, parts in events.items():
        used = [zone for tzid, zone in zones.items() if any(f";TZID={tzid}:" in part for part in parts)]
        yield name, joined(["".join(used + parts)])


def sync(server, folder, names):
    home = folder / "synced"
    home.mkdir()
    config = folder / "vdirsyncer.conf"
    collections = json.dumps(names)
    config.write_text(
        f'[general]\nstatus_path = "{folder}/status"\n'
        f'[pair all]\na = "server"\nb = "files"\ncollections = {collections}\n'
        f'[storage server]\ntype = "caldav"\nurl = "http://127.0.0.1:{server.port}/user/"\n'
        'username = "user"\npassword = "x"\n'
        f'[storage files]\ntype = "filesystem"\npath = "{home}"\nfileext = ".ics"\n')
    for command in ["discover", "sync"]:
        run = subprocess.run(["vdirsyncer", "-c", str(config), command], input="y\n" * (2 * len(names)),
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
        if run.returncode:
            raise SystemExit(f"vdirsyncer {command}: {run.stdout[-3000:]}")
    return {name: joined([file.read_bytes().decode() for file in sorted((home / name).glob("*.ics"))]) for name in names}


def main():
    folder = pathlib.Path(sys.argv[1])
    feeds = [pathlib.Path(name).read_bytes() for name in sys.argv[2:]]
    found = []
    with Server(folder) as server:
        for index, feed in enumerate(feeds):
            # The feed as it is, METHOD and all.
            server.ask("PUT", f"/user/whole{index}/", feed)
            whole = server.ask("GET", f"/user/whole{index}/").decode()
            server.ask("MKCALENDAR", f"/user/single{index}/")
            sent = list(objects(feed.decode()))
            for number, (_, item) in enumerate(sent):
                server.ask("PUT", f"/user/single{index}/{number}.ics", item.encode())
            single = [server.ask("GET", f"/user/single{index}/{number}.ics").decode() for number in range(len(sent))]
            found.append({"whole": whole, "single": joined(single)})
        names = [f"whole{index}" for index in range(len(feeds))]
        for each, text in zip(found, sync(server, folder, names).values()):
            each["synced"] = text
    json.dump(found, sys.stdout)


main()
