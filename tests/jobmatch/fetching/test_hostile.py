"""Addresses that want to be fetched from our own network: a trap there is never touched."""

import socket
import ssl
from collections.abc import Iterator

import pytest

from jobmatch.fetching.addresses import NotFetched, Why, is_public
from jobmatch.fetching.client import Network, fetch
from tests.jobmatch.fetching.servers import HOST, Trap, a_trap

KINDS = {"application/ld+json"}
# What a name may lead to.
PRIVATE = (
    # this machine, this network
    *("127.0.0.1", "127.0.0.2", "127.1.2.3", "127.255.255.254", "0.0.0.1", "0.255.255.255"),
    "0.0.0.0",  # noqa: S104 - as a number to stay away from
    *("10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.255.255"),
    *("169.254.0.1", "169.254.169.254", "169.254.170.2", "100.64.0.1", "100.100.100.200", "100.127.255.255"),
    # for protocols, books, measuring, many at once, later
    *("192.0.0.1", "192.0.0.8", "192.0.0.170", "192.0.2.1", "198.51.100.1", "203.0.113.1", "192.88.99.1"),
    *("198.18.0.1", "198.19.255.255", "224.0.0.1", "224.0.1.1", "239.255.255.250", "240.0.0.1"),
    *("255.255.255.255", "254.1.2.3"),
    # the same by IPv6
    *("::", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254"),
    *("::ffff:7f00:1", "::ffff:8.8.8.8", "::127.0.0.1", "::10.0.0.1", "::ffff:0:127.0.0.1"),
    *("64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "64:ff9b:1::7f00:1"),
    *("2002:7f00:1::", "2002:a00:1::1", "2002:a9fe:a9fe::1", "2001::1", "2001:0:7f00:1::", "2001:10::1"),
    *("2001:20::1", "2001:db8::1", "3fff::1", "3ffe::1", "100::1", "100:0:0:1::1", "5f00::1"),
    *("fe80::1", "fe80::1%lo", "fe80::1%eth0", "febf::1", "fec0::1", "feff::1", "fc00::1", "fd00::1"),
    *("fd00:ec2::254", "fdff::1", "ff02::1", "ff05::2", "ff0e::1", "4000::1", "e000::1"),
    *("2a00::5efe:7f00:1", "2a00::200:5efe:a00:1"),
    # what is no number at all
    *("", "localhost", "127.1", "0x7f.0.0.1", "2130706433", "017700000001", "1.2.3", "::1/128", "[::1]"),
)
# Ways to write an address.
WRITTEN = (
    *("http://{host}/", "HTTP://{host}/", "ftp://{host}/", "file:///etc/passwd", "gopher://{host}/_"),
    *("dict://{host}/", "ldap://{host}/", "jar:https://{host}/!/", "data:text/csv,title", "//{host}/"),
    *("{host}/feed", "", " ", "https:", "https:/{host}/", "https:///{host}/", "https:{host}", "javascript:1"),
    *("https://127.0.0.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://0/", "https://127.1/"),
    *("https://0x7f000001/", "https://2130706433/", "https://0177.0.0.1/", "https://[fe80::1%25lo]/"),
    *("https://localhost/", "https://localhost.localdomain/", "https://169.254.169.254/latest/meta-data/"),
    *("https://metadata.google.internal/", "https://127.0.0.1.nip.example/", "https://{host}.evil.example/"),
    *("https://evil.example/", "https://evil.example/{host}", "https://evil.example#{host}"),
    *("https://evil.example?{host}", "https://evil.example\\@{host}/", "https://{host}\\@evil.example/"),
    *(
        "https://{host}@evil.example/",
        "https://evil.example@{host}/",
        "https://a:b@{host}/",
        "https://@{host}/",
    ),
    *("https://{host}:@evil.example/", "https://{host}:80/", "https://{host}:22/", "https://{host}:8443/"),
    *(
        "https://{host}:0/",
        "https://{host}:99999/",
        "https://{host}:443:80/",
        "https://{host}:/",
        "https://{host}./",
    ),
    *("https://.{host}/", "https://x.{host}/", "https://{host},evil.example/", "https://{host}%00/"),
    *(
        "https://{host}%2eevil.example/",
        "https://%66eeds.example.nl/",
        "https://{host}\t/",
        "https://{host}\n/",
    ),
    *("https://{host}/\r\nHost: evil", "https://{host}/ HTTP/1.1", " https://{host}/", "https://{host}/\x00"),
    *(
        "https://feeds。example。nl/",
        "https://ｆeeds.example.nl/",
        "https://fеeds.example.nl/",
        "https://①②⑦.⓪.⓪.①/",
    ),
    *(
        "https://feeds.example.nl\u200b/",
        "https://{host}/\u202e",
        "https://[{host}]/",
        "https://[",
        "https://{host}[/",
    ),
    *("https://{host}/" + "a" * 500, "https://feeds_.example.nl/", "https://-{host}/", "https://nl/"),
)
DOORS = (
    "https://127.0.0.1/",
    "https://[::1]/",
    "http://feeds.example.nl/",
    "//evil.example/",
    "file:///etc/passwd",
)


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    with a_trap() as found:
        yield found
        assert found.hits == 0


def world(trap: Trap, leads_to: list[str]) -> Network:
    """Every name leads there, and a connection to any number of this machine ends in the trap."""
    return Network(look_up=lambda host: leads_to, port=trap.port)


def test_there_are_a_hundred_and_more():
    assert len(set(PRIVATE) | set(WRITTEN)) >= 150


@pytest.mark.parametrize("number", PRIVATE)
def test_a_name_that_leads_to_our_own_network_is_not_followed(trap, number):
    with pytest.raises(NotFetched) as refused:
        fetch(f"https://{HOST}/", hosts={HOST}, kinds=KINDS, network=world(trap, [number]))
    assert refused.value.why is Why.PRIVATE
    assert trap.hits == 0


@pytest.mark.parametrize("written", WRITTEN)
def test_an_address_that_misleads_is_not_followed(trap, written):
    """Each name of it leads to this machine, as if that were public: only the address itself can stop it."""
    network = Network(look_up=lambda host: ["127.0.0.1"], is_public=lambda number: True, port=trap.port)
    with pytest.raises(NotFetched) as refused:
        fetch(written.replace("{host}", HOST), hosts={HOST}, kinds=KINDS, network=network)
    assert refused.value.why in (Why.ADDRESS, Why.HOST)
    assert trap.hits == 0


def test_one_number_of_our_own_among_public_ones_is_enough_to_stay_away(trap):
    for numbers in (["93.184.215.14", "127.0.0.1"], ["127.0.0.1", "93.184.215.14"], ["2a00:1450::1", "::1"]):
        with pytest.raises(NotFetched) as refused:
            fetch(f"https://{HOST}/", hosts={HOST}, kinds=KINDS, network=world(trap, numbers))
        assert refused.value.why is Why.PRIVATE


def test_a_name_is_looked_up_once_so_that_it_can_not_lead_elsewhere_between(trap):
    """Public when looked at, this machine a moment later: the number that was looked at is the one used."""
    answers = iter([["203.0.113.77"], ["127.0.0.1"]])
    network = Network(look_up=lambda host: next(answers), is_public=lambda number: True, port=trap.port)
    with pytest.raises(Exception, match=r"203\.0\.113\.77"):  # refused by tests/network.py
        fetch(f"https://{HOST}/", hosts={HOST}, kinds=KINDS, network=network)
    assert trap.hits == 0


@pytest.mark.parametrize(
    "number", ["93.184.215.14", "8.8.8.8", "145.97.0.1", "2a00:1450:400e::8a", "2606:4700::1"]
)
def test_machines_of_the_public_internet_are(number):
    assert is_public(number)


def test_the_trap_itself_works():
    with a_trap() as trap:
        for family, number in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
            with socket.socket(family) as line:
                line.connect((number, trap.port))
                line.recv(1)
        assert trap.hits == 2


def test_without_the_look_at_numbers_the_trap_is_hit():
    with a_trap() as trap:
        network = Network(look_up=lambda host: ["127.0.0.1"], is_public=lambda number: True, port=trap.port)
        with pytest.raises(NotFetched):
            fetch(f"https://{HOST}/", hosts={HOST}, kinds=KINDS, network=network)
        assert trap.hits == 1


def test_certificates_are_checked_by_default():
    assert Network().certificates().verify_mode is ssl.CERT_REQUIRED
    assert Network().certificates().check_hostname
