"""Apprise carries a digest to a service, here one on this computer; without it, or without an answer, that is said."""

import json
import sys
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from filmtrack.domain.telling import Addressee, Delivery
from filmtrack.errors import OutsideError
from filmtrack.notify.services import apprise_module, send_to_service, service_name

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Apprise imports what Python will drop
AT = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
DELIVERY = Delivery(
    id="<1@x>",
    to=Addressee(destination="apprise", recipient="json"),
    claimed_at=AT,
    lease_until=AT,
    subject="filmtrack: 1 next",
    text="next 1 香港\n",
)


@pytest.fixture
def service():
    """A web service that takes JSON, or refuses it."""
    taken, answer = [], [200]

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(answer[0])
            self.end_headers()

        def log_message(self, *_):
            """Stay silent."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"json://127.0.0.1:{server.server_port}", taken, answer
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_service_gets_subject_and_text(service):
    url, taken, _ = service
    assert send_to_service(DELIVERY, url).failure is None
    assert (taken[0]["title"], taken[0]["message"].strip()) == ("filmtrack: 1 next", "next 1 香港")


def test_a_service_that_refuses_is_said_without_its_address(service):
    url, _, answer = service
    answer[0] = 500
    said = str(send_to_service(DELIVERY, url).failure)
    assert said == f"{service_name(url)} did not take the message"
    assert "127.0.0.1" not in said


def test_an_address_that_apprise_does_not_know_is_said():
    outcome = send_to_service(DELIVERY, "nonsense://x")
    assert "does not understand the address of nonsense" in str(outcome.failure)


def test_a_plugin_that_breaks_is_a_failure_like_others(monkeypatch):
    def break_down(*_, **__):
        raise RuntimeError("no desktop")

    monkeypatch.setattr(apprise_module().Apprise, "notify", break_down)
    assert str(send_to_service(DELIVERY, "json://localhost").failure).endswith("no desktop")


def test_without_apprise_it_is_said_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(OutsideError, match="not installed") as refused:
        apprise_module()
    assert str(refused.value.hint) == "pip install 'filmtrack[notify]'"


def test_a_service_is_named_without_its_secrets():
    assert service_name("tgram://123:token/456").startswith("tgram ")
    assert "token" not in service_name("tgram://123:token/456")
