"""A visit, from the form to the invite, by the events that API Gateway, the stream and the scheduler would send."""

import json
import time
import uuid

from account import expect, saw
from cloud import HOST, SENDER
from lambdas import Function
from mails import Mail, Post
from stream import Mapping

# For two minutes a host can undo: docs/decisions/0002-settle.md
_SETTLING = 120


class Api:
    """ApiFunction behind the distribution, which says who calls and proves that it is the distribution."""

    def __init__(self, function: Function, secret: str | None):
        self.function = function
        self.secret = secret

    def get(self, path: str) -> dict:
        return self._call("GET", path, None, {})

    def post(self, path: str, body: dict, headers: dict[str, str] | None = None) -> dict:
        return self._call("POST", path, json.dumps(body), {"content-type": "application/json", **(headers or {})})

    def _call(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> dict:
        """Gives the answer's body as JSON, with its status added."""
        answer = self.raw(method, path, body, headers)
        return {**json.loads(answer["body"]), "status": answer["statusCode"]}

    def raw(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> dict:
        # https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
        event = {
            "version": "2.0",
            "routeKey": "ANY /api/{proxy+}",
            "rawPath": path,
            "rawQueryString": "",
            "headers": {
                "host": "meetme.execute-api.us-east-1.amazonaws.com",
                "x-viewer-host": "meet.example.net",
                "x-viewer-address": "192.0.2.1",
                **({"x-origin-secret": self.secret} if self.secret else {}),
                **headers,
            },
            "requestContext": {
                "accountId": "123456789012",
                "apiId": "meetme",
                "domainName": "meetme.execute-api.us-east-1.amazonaws.com",
                "domainPrefix": "meetme",
                "http": {
                    "method": method,
                    "path": path,
                    "protocol": "HTTP/1.1",
                    "sourceIp": "192.0.2.1",
                    "userAgent": "rehearsal",
                },
                "requestId": str(uuid.uuid4()),
                "routeKey": "ANY /api/{proxy+}",
                "stage": "$default",
                "time": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime()),
                "timeEpoch": int(time.time() * 1000),
            },
            "pathParameters": {"proxy": path.removeprefix("/api/")},
            "isBase64Encoded": False,
            **({"body": body} if body is not None else {}),
        }
        return self.function.call(event)


class Asking:
    """A visitor who fills in the form."""

    def __init__(self, api: Api, name: str, email: str):
        self.api = api
        self.name = name
        self.email = email
        self.topic = f"{name} would love to hear how you began."
        openings = api.get("/api/openings")
        self._openings_at = time.monotonic()
        expect(openings["status"] == 200, f"GET /api/openings answers {openings}.")
        self._stamp = openings["stamp"]
        home = openings["cities"][0]
        # Far enough away to be free whatever the hour is.
        day = home["days"][len(home["days"]) // 2]
        self._city = home["id"]
        self._day = day["date"]
        self.time = f"{day['date']}T{day['times'][0]}"
        self._meeting = openings["meetings"][0]["id"]

    def send(self) -> dict:
        # A stamp is good from two seconds on: nobody types faster.
        time.sleep(max(0.0, self._openings_at + 2.5 - time.monotonic()))
        form = {
            "name": self.name,
            "email": self.email,
            "topic": self.topic,
            "city": self._city,
            "arrive": self._day,
            "leave": self._day,
            "times": [self.time],
            "meeting": self._meeting,
            "pledge": True,
            "language": "en",
            "stamp": self._stamp,
            "extra": "",
        }
        answer = self.api.post("/api/requests", form, {"idempotency-key": str(uuid.uuid4())})
        expect(answer["status"] == 201, f"POST /api/requests answers {answer}.")
        return answer


class Visit:
    """From the form to the decision, and later to the invite."""

    def __init__(self, api: Api, mapping: Mapping, sweep: Function, post: Post):
        self._api = api
        self._mapping = mapping
        self._sweep = sweep
        self._post = post

    def ask(self) -> None:
        self.asking = Asking(self._api, "Pat Canary", "pat.canary@example.org")
        answer = self.asking.send()
        self._status = answer["statusUrl"].split("#")[1]
        saw(f"the form is accepted: request {answer['id'][:8]}…, {answer['state']}")
        records = self._mapping.deliver()
        saw(f"the stream had {records} records for MailFunction")
        self.to_host, self.to_visitor = pair(self._post.new(), self.asking)
        expect(self.asking.name in self.to_host.text, "The host's mail does not say who asks.")
        expect(self.asking.topic not in self.to_visitor.text, "The receipt repeats what was typed.")
        saw(f"mail to the host:    {self.to_host.subject}")
        saw(f"mail to the visitor: {self.to_visitor.subject}")

    def approve(self) -> None:
        self.token = self.to_host.token("decide")
        view = self._api.post("/api/host/view", {"token": self.token})
        expect(view["status"] == 200 and "approve" in view["actions"], f"The host's link shows {view}.")
        press = {
            "token": self.token,
            "version": view["version"],
            "action": "approve",
            "time": self.asking.time,
            "place": view["places"][0]["id"],
        }
        decided = self._api.post("/api/host/act", press)
        expect(decided["status"] == 200 and "undo" in decided["actions"], f"Approving answers {decided}.")
        self._settles_at = time.monotonic() + _SETTLING
        again = self._api.post("/api/host/act", press)
        expect(again["status"] == 200 and again["already"], f"Approving a second time answers {again}.")
        saw(f"the host opens the link of the mail and approves {self.asking.time}; a second press changes nothing")
        self._sweep.call({})
        self._mapping.deliver()
        early = [mail.subject for mail in self._post.new()]
        expect(not early, f"Mail left before the two minutes for undo were over: {early}.")
        saw("the sweep sends nothing yet: it can still be undone")
        openings = self._api.get("/api/openings")
        expect(openings.get("sandbox") is True, "The page does not say that SES has not opened this new account yet.")
        saw("it found the account in SES's sandbox, and the page says so")

    def look(self, what: str) -> None:
        view = self._api.post("/api/host/view", {"token": self.token})
        expect(view["status"] == 200, f"{what}: {view}.")
        saw(what)

    def invite(self) -> None:
        time.sleep(max(0.0, self._settles_at + 1 - time.monotonic()))
        self._sweep.call({})
        self._mapping.deliver()
        mails = [mail for mail in self._post.new() if mail.to in (HOST, self.asking.email)]
        to_host, to_visitor = pair(mails, self.asking)
        for mail in (to_host, to_visitor):
            _expect_invite(mail)
            saw(f"invite to {mail.to}: {mail.subject}")
        uids = {_line(mail, "UID") for mail in (to_host, to_visitor)}
        expect(len(uids) == 1, "The two calendar entries are not the same meeting.")
        saw("both have the same calendar entry, method REQUEST; the stream brought no second copy")
        view = self._api.post("/api/visitor/view", {"token": self._status})
        expect(view["status"] == 200 and view["state"] == "approved", f"The visitor's page shows {view}.")


    def private(self) -> list[str]:
        """What no log may have."""
        asking = self.asking
        return [asking.name, asking.email, asking.topic, self.token, self._status, HOST, SENDER]


def pair(mails: list[Mail], asking: Asking) -> tuple[Mail, Mail]:
    """The host's and the visitor's, which must be all there is."""
    to = sorted(mail.to for mail in mails)
    expect(to == sorted([HOST, asking.email]), f"Expected one mail to the host and one to the visitor, not to {to}.")
    expect(all(SENDER in mail.message["From"] for mail in mails), "A mail is not from the sender of the stack.")
    host = next(mail for mail in mails if mail.to == HOST)
    return host, next(mail for mail in mails if mail is not host)


def _expect_invite(mail: Mail) -> None:
    part = mail.calendar
    expect(part is not None, f"The mail to {mail.to} has no calendar part.")
    expect(part.get_param("method") == "REQUEST", "The calendar part's header does not say method=REQUEST.")
    expect(_line(mail, "METHOD") == "REQUEST", "The calendar part itself does not say METHOD:REQUEST.")


def _line(mail: Mail, name: str) -> str:
    lines = mail.calendar.get_content()
    lines = lines.decode() if isinstance(lines, bytes) else lines
    found = [line.split(":", 1)[1] for line in lines.splitlines() if line.startswith(f"{name}:")]
    expect(len(found) == 1, f"The calendar part has {len(found)} lines {name}.")
    return found[0]
