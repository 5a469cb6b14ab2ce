"""Mail to a real server: encrypted, logged in, one recipient at a time, and every fault told apart."""

import smtplib
import socket
import ssl
import threading
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest

from filmtrack.domain.telling import Addressee, Delivery
from filmtrack.notify import mail as mail_module
from filmtrack.notify.letter import bare_address
from filmtrack.notify.mail import MailServer, send_mail
from filmtrack.notify.mail_failures import not_sent
from filmtrack.notify.secret import Secret
from post import body, free_port, post_office

PASSWORD = "s3cret"  # noqa: S105 - of a server that lives as long as a test
AT = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
NO_SECRET = Secret(what="mail password")
TEXT = "next  1  香港 → Clermont\n"


def a_delivery(to="bob@example.org", **more):
    known = {"id": "<1@example.org>", "claimed_at": AT, "lease_until": AT, "subject": "filmtrack: 1 next", "text": TEXT}
    return Delivery(**{"to": Addressee(destination="mail", recipient=to), "html": "<p>香港</p>", **known, **more})


def a_server(box, **more):
    known = {"host": "127.0.0.1", "port": box.port, "sender": "Ann <ann@example.org>", "ca_file": box.ca_file}
    return MailServer(**{"password": NO_SECRET, **known, **more})


@pytest.mark.parametrize("security", ["starttls", "tls", "none"])
def test_a_digest_arrives_as_text_and_html_with_its_own_name_and_date(tmp_path, security):
    with post_office(tmp_path, security=security) as box:
        outcome = send_mail(a_delivery(), a_server(box, security=security))
        assert outcome.failure is None
        (mail,) = box.taken
    assert (mail["Message-ID"], mail["To"], mail["From"]) == (
        "<1@example.org>",
        "bob@example.org",
        "Ann <ann@example.org>",
    )
    assert mail["Auto-Submitted"] == "auto-generated"
    assert parsedate_to_datetime(mail["Date"]) == AT
    assert (body(mail), body(mail, "html").strip()) == (TEXT, "<p>香港</p>")
    assert box.envelopes == [("ann@example.org", ["bob@example.org"])]


def test_a_digest_without_html_is_plain_text(tmp_path):
    with post_office(tmp_path) as box:
        send_mail(a_delivery(html=""), a_server(box))
        assert box.taken[0].get_content_type() == "text/plain"


def test_the_same_digest_is_the_same_mail(tmp_path):
    with post_office(tmp_path) as box:
        for _ in range(2):
            send_mail(a_delivery(), a_server(box))
        assert box.taken[0].as_bytes() == box.taken[1].as_bytes()
        assert b' boundary="=_' in box.taken[0].as_bytes()


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # aiosmtpd does not see that the whole line is encrypted
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_user_and_password_are_given_over_an_encrypted_line(tmp_path, security):
    secret = tmp_path / "password"
    secret.write_text(f"{PASSWORD}\n")
    secret.chmod(0o600)
    with post_office(tmp_path, security=security, password=PASSWORD) as box:
        server = a_server(box, security=security, user="ann", password=Secret(what="mail password", file=secret))
        assert send_mail(a_delivery(), server).failure is None


def failure_of(outcome):
    assert not outcome.uncertain
    return f"{outcome.failure} | {outcome.hint}"


def test_a_wrong_password_is_said_without_showing_it(tmp_path):
    with post_office(tmp_path, password=PASSWORD) as box:
        wrong = Secret(what="mail password", command="echo wr0ng")
        said = failure_of(send_mail(a_delivery(), a_server(box, user="ann", password=wrong)))
    assert "refused user or password: 535" in said
    assert "mail.user" in said
    assert "wr0ng" not in said


def test_a_password_that_cannot_be_had_is_said(tmp_path):
    with post_office(tmp_path, password=PASSWORD) as box:
        lost = Secret(what="mail password", command="exit 3")
        said = failure_of(send_mail(a_delivery(), a_server(box, user="ann", password=lost)))
    assert said.startswith("the command for the mail password failed: exit code 3")


@pytest.mark.parametrize(
    ("answer", "hint"),
    [("550 5.1.1 no such user", "look at the address"), ("451 4.7.1 greylisted", "the next run tries again")],
)
def test_a_recipient_that_is_refused_is_told_apart_from_one_that_is_put_off(tmp_path, answer, hint):
    with post_office(tmp_path) as box:
        box.answers["bob@example.org"] = answer
        said = failure_of(send_mail(a_delivery(), a_server(box)))
        assert f"refused the mail to bob@example.org: {answer}" in said
        assert hint in said
        assert send_mail(a_delivery("eve@example.org"), a_server(box)).failure is None


@pytest.mark.parametrize("answer", ["552 too big", "452 no room"])
def test_content_that_is_refused_did_not_arrive(tmp_path, answer):
    with post_office(tmp_path) as box:
        box.after = answer
        assert answer in failure_of(send_mail(a_delivery(), a_server(box)))


def test_a_server_that_wants_encryption_first_is_understood(tmp_path):
    with post_office(tmp_path) as box:
        said = failure_of(send_mail(a_delivery(), a_server(box, security="none")))
    assert "530" in said
    assert "mail.security" in said


def test_a_server_that_offers_no_encryption_gets_nothing(tmp_path):
    with post_office(tmp_path, security="none") as box:
        said = failure_of(send_mail(a_delivery(), a_server(box)))
        assert box.taken == []
    assert "is not secured as the settings want" in said


def test_a_certificate_that_nobody_known_signed_is_refused(tmp_path):
    with post_office(tmp_path) as box:
        said = failure_of(send_mail(a_delivery(), a_server(box, ca_file=None)))
        assert box.taken == []
    assert "a certificate that cannot be trusted" in said
    assert "mail.ca_file" in said


def test_a_certificate_of_another_computer_is_refused(tmp_path):
    with post_office(tmp_path, name="elsewhere.example") as box:
        assert "a certificate that cannot be trusted" in failure_of(send_mail(a_delivery(), a_server(box)))


def test_an_encrypted_line_to_a_port_that_speaks_plainly_fails_at_once(tmp_path):
    with post_office(tmp_path, security="none") as box:
        assert "is not secured" in failure_of(send_mail(a_delivery(), a_server(box, security="tls")))


def test_nobody_listening_is_said_with_the_place(tmp_path):
    port = free_port()
    server = MailServer(host="127.0.0.1", port=port, sender="a@b", password=NO_SECRET)
    assert f"127.0.0.1:{port} cannot be reached: Connection refused" in failure_of(send_mail(a_delivery(), server))


def test_a_computer_that_does_not_exist_is_said(tmp_path):
    server = MailServer(host="post.invalid", port=25, sender="a@b", password=NO_SECRET)
    said = failure_of(send_mail(a_delivery(), server))
    assert said.startswith("post.invalid:25 cannot be")


def test_certificates_that_are_not_there_are_said(tmp_path):
    server = MailServer(host="h", port=25, sender="a@b", password=NO_SECRET, ca_file=tmp_path / "gone.pem")
    assert "No such file" in failure_of(send_mail(a_delivery(), server))


def test_a_line_that_is_cut_before_the_content_did_not_carry_it(tmp_path):
    with post_office(tmp_path) as box:
        box.cut_at = "rcpt"
        assert "cut the connection" in failure_of(send_mail(a_delivery(), a_server(box)))


@pytest.mark.parametrize("cut", ["data lost", "data taken"])
def test_a_line_that_is_cut_after_the_content_may_have_carried_it(tmp_path, cut):
    with post_office(tmp_path) as box:
        box.cut_at = cut
        outcome = send_mail(a_delivery(), a_server(box))
    assert outcome.uncertain
    assert "cut the connection; it may have arrived" in str(outcome.failure)


def test_a_server_that_says_nothing_is_not_waited_for_for_ever(monkeypatch):
    monkeypatch.setattr(mail_module, "_PATIENCE_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = MailServer(host="127.0.0.1", port=silent.getsockname()[1], sender="a@b", password=NO_SECRET)
        assert "did not answer in time" in failure_of(send_mail(a_delivery(), server))


def test_a_server_that_is_busy_says_so():
    with socket.create_server(("127.0.0.1", 0)) as busy:

        def answer():
            connection, _ = busy.accept()
            with connection:
                connection.sendall(b"421 4.3.2 too many connections\r\n")

        threading.Thread(target=answer, daemon=True).start()
        server = MailServer(host="127.0.0.1", port=busy.getsockname()[1], sender="a@b", password=NO_SECRET)
        assert "refused: 421 4.3.2 too many connections" in failure_of(send_mail(a_delivery(), server))


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (socket.gaierror(-2, "Name or service not known"), "cannot be found: Name or service not known"),
        (ssl.SSLError(1, "wrong version"), "is not secured"),
        (smtplib.SMTPException("odd"), "cannot be reached: odd"),
        (ValueError("odd"), "cannot be reached: odd"),
    ],
)
def test_what_no_test_server_does_is_explained_too(failure, said):
    assert said in str(not_sent(failure, "post.example:25").failure)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ann@example.org", "ann@example.org"),
        ("Ann Lee <ann@example.org>", "ann@example.org"),
        ("ann", ""),
        ("@example.org", ""),
        ("ann@", ""),
        ("安@example.org", ""),
        ("a\nb@example.org", ""),
        ("", ""),
    ],
)
def test_an_address_has_two_parts(text, address):
    assert bare_address(text) == address
