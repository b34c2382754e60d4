"""`python -m tests.benchmarks.crowd PORT`: a page while 200 strangers a second try to sign in.

To a demo on this machine only, from 200 loopback addresses, for a bounded time; first of a quiet server.
"""

import http.client
import re
import statistics
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

SECONDS, A_SECOND, PLACES = 15, 200, 200
PAGE, DOOR = "/account/login/", "/account/login/"
MOST_WAITING = 400


def ask(port: int, method: str, path: str, place: str, body: str = "", cookie: str = "") -> tuple[int, str]:
    """One request from one loopback address; 0 when nothing came back in time."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=15, source_address=(place, 0))
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode() + str(answer.getheaders())
    except OSError:
        return 0, ""
    finally:
        connection.close()


def milliseconds(port: int, times: list[float], until: float) -> None:
    """How long a page takes that looks nothing up, ten times a second."""
    while time.monotonic() < until:
        began = time.monotonic()
        status, _ = ask(port, "GET", PAGE, "127.0.0.1")
        times.append((time.monotonic() - began) * 1000 if status == 200 else 15_000)
        time.sleep(0.1)


def try_the_door(port: int, cookie: str, token: str, seen: Counter[int], until: float) -> None:
    """So many a second, each from another place and for another address."""
    with ThreadPoolExecutor(MOST_WAITING) as strangers:
        number, next_at = 0, time.monotonic()
        while time.monotonic() < until:
            body = urlencode(
                {"login": f"{number}@example.org", "password": "wrong", "csrfmiddlewaretoken": token}
            )
            place = f"127.0.9.{number % PLACES + 1}"
            done = strangers.submit(ask, port, "POST", DOOR, place, body, cookie)
            done.add_done_callback(lambda future: seen.update([future.result()[0]]))
            number, next_at = number + 1, next_at + 1 / A_SECOND
            time.sleep(max(0.0, next_at - time.monotonic()))


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def main(port: int) -> None:
    """Quiet, then with strangers at the door."""
    _, text = ask(port, "GET", DOOR, "127.0.0.1")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
    kept = re.search(r"csrftoken=(\w+)", text)
    if token is None or kept is None:
        sys.exit("no form there")
    quiet: list[float] = []
    milliseconds(port, quiet, time.monotonic() + SECONDS)
    seen: Counter[int] = Counter()
    crowded: list[float] = []
    until = time.monotonic() + SECONDS
    strangers = threading.Thread(
        target=try_the_door, args=(port, f"csrftoken={kept[1]}", token[1], seen, until)
    )
    strangers.start()
    milliseconds(port, crowded, until)
    strangers.join()
    print(  # noqa: T201
        f"p95 quiet {p95(quiet):.0f} ms ({len(quiet)}), crowded {p95(crowded):.0f} ms ({len(crowded)}), "
        f"medians {statistics.median(quiet):.0f} and {statistics.median(crowded):.0f} ms; "
        f"answers at the door: {dict(sorted(seen.items()))}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
