import time

import pytest

from jobmatch.fetching.addresses import NotFetched, Why
from jobmatch.fetching.client import Limits, Network, fetch
from tests.jobmatch.fetching.servers import HOST, OTHER, a_trap, says, serving

KINDS = {"application/ld+json", "text/csv"}
FEED = f"https://{HOST}/feed"
BODY = b'{"@type": "JobPosting"}'


def moved(to: str) -> bytes:
    return says(b"", "text/html", "302 Found", f"Location: {to}")


def why(answers, address=FEED, *, hosts=(HOST, OTHER), limits=None, **more) -> Why:
    with serving(answers) as served, pytest.raises(NotFetched) as refused:
        fetch(address, hosts=hosts, kinds=KINDS, network=served.network(), limits=limits or Limits(), **more)
    return refused.value.why


def test_the_file_comes_as_it_is():
    with serving({"/feed?a=1": says(BODY)}) as served:
        assert fetch(f"{FEED}?a=1", hosts={HOST}, kinds=KINDS, network=served.network()) == BODY
    assert b"Host: feeds.example.nl\r\n" in served.asked[0]
    assert b"Accept-Encoding: identity\r\n" in served.asked[0]
    assert b"Cookie" not in served.asked[0]


def test_a_redirect_is_followed_to_a_host_that_may_be_asked_too():
    with serving({"/feed": moved(f"https://{OTHER}/there"), "/there": says(BODY)}) as served:
        found = fetch(
            FEED, hosts={HOST, OTHER}, kinds=KINDS, network=served.network(), headers={"X-Key": "secret"}
        )
    assert found == BODY
    assert b"X-Key: secret" in served.asked[0]
    assert b"secret" not in served.asked[1]


def test_a_redirect_within_the_host_may_be_relative():
    with serving({"/feed": moved("/there"), "/there": says(BODY)}) as served:
        assert fetch(FEED, hosts={HOST}, kinds=KINDS, network=served.network()) == BODY


@pytest.mark.parametrize(
    "to",
    [
        *("https://127.0.0.1/", "https://[::1]/", "https://169.254.169.254/", "http://feeds.example.nl/"),
        *("//evil.example/", "https://evil.example/", "file:///etc/passwd", "https://feeds.example.nl:22/"),
        *("https://feeds.example.nl@127.0.0.1/", "https://localhost/", "gopher://127.0.0.1/"),
    ],
)
def test_a_redirect_is_looked_at_as_the_first_address_was(to):
    with a_trap() as trap:
        assert why({"/feed": moved(to)}) in (Why.ADDRESS, Why.HOST)
        assert trap.hits == 0


def test_a_redirect_to_a_name_that_leads_to_our_own_network_is_not_followed():
    with serving({"/feed": moved(f"https://{OTHER}/there"), "/there": says(BODY)}) as served:
        network = served.network({HOST: ["127.0.0.1"], OTHER: ["127.0.0.2"]})
        with pytest.raises(NotFetched) as refused:
            fetch(FEED, hosts={HOST, OTHER}, kinds=KINDS, network=network)
    assert refused.value.why is Why.PRIVATE
    assert len(served.asked) == 1


def test_a_round_of_redirects_ends():
    assert why({"/feed": moved(FEED)}) is Why.REDIRECTS


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (says(BODY, status="404 Not Found"), Why.STATUS),
        (says(BODY, status="500 Oops"), Why.STATUS),
        (says(BODY, status="206 Partial Content"), Why.STATUS),
        (says(BODY, "text/html"), Why.KIND),
        (says(BODY, "application/zip"), Why.KIND),
        (says(BODY, "application/ld+json", "200 OK", "Content-Encoding: gzip"), Why.KIND),
        (says(b"", "text/plain", "302 Found"), Why.REDIRECTS),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 99\r\n\r\nshort", Why.UNREACHABLE),
        (b"no HTTP at all", Why.UNREACHABLE),
        (b"", Why.UNREACHABLE),
    ],
)
def test_what_is_no_good_answer_is_named(answer, reason):
    assert why({"/feed": answer}) is reason


def test_the_size_is_looked_at_before_and_while_it_comes():
    small = Limits(size=1000)
    assert why({"/feed": says(b"x" * 1001, "text/csv")}, limits=small) is Why.LARGE
    endless = b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\n" + b"x" * 5000
    assert why({"/feed": endless}, limits=small) is Why.LARGE


def drip(head: bytes):
    def answer(line):
        line.sendall(head)
        for _moment in range(100):
            line.sendall(b"x")
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "]
)
def test_drop_by_drop_takes_no_longer_than_the_whole_may(head):
    started = time.monotonic()
    assert why({"/feed": drip(head)}, limits=Limits(seconds=0.4)) is Why.SLOW
    assert time.monotonic() - started < 3


def test_who_can_not_show_the_name_is_not_believed():
    with (
        serving({"/feed": says(BODY)}, name="someone.example.nl") as served,
        pytest.raises(NotFetched) as refused,
    ):
        fetch(FEED, hosts={HOST}, kinds=KINDS, network=served.network())
    assert refused.value.why is Why.CERTIFICATE
    assert served.asked == []


def test_a_name_that_leads_nowhere_is_named():
    with pytest.raises(NotFetched) as refused:
        fetch(FEED, hosts={HOST}, kinds=KINDS, network=Network(look_up=lambda host: []))
    assert refused.value.why is Why.UNKNOWN


def test_what_comes_in_pieces_is_put_together_and_counted():
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n"
    pieces = head + b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (b"title\n", b"Bakker" * 200))
    with serving({"/feed": pieces + b"0\r\n\r\n"}) as served:
        found = fetch(FEED, hosts={HOST}, kinds=KINDS, network=served.network())
    assert found == b"title\n" + b"Bakker" * 200
    assert why({"/feed": pieces + b"0\r\n\r\n"}, limits=Limits(size=1000)) is Why.LARGE
