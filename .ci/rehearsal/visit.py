"""Visits, from the form to the calendar entries, as the visitor and the host have them."""

import time
import uuid
from urllib.parse import unquote

from account import expect, saw
from mails import Mail, Post
from page import Page
from stack import HOST, SENDER, Stack

# For two minutes a host can undo: docs/decisions/0002-settle.md
_SETTLING = 120


class Asking:
    """A visitor who fills in the form."""

    def __init__(self, page: Page, name: str, email: str, place_in_line: int = 0, city: str = ""):
        self._page = page
        self.name = name
        self.email = email
        self.topic = f"{name} would love to hear how you began."
        openings = page.get("/api/openings")
        self._openings_at = time.monotonic()
        self._stamp = openings["stamp"]
        # Home, unless it is a trip.
        there = next(each for each in openings["cities"] if city in ("", each["id"]))
        # Far enough away to be free whatever the hour is, and another day for each.
        day = there["days"][len(there["days"]) // 2 + place_in_line]
        self.time = f"{day['date']}T{day['times'][0]}"
        self._fields = {
            "name": name,
            "email": email,
            "topic": self.topic,
            "city": there["id"],
            "arrive": day["date"],
            "leave": day["date"],
            "times": [self.time],
            "meeting": openings["meetings"][0]["id"],
            "language": "en",
            "extra": "",
        }

    def send(self) -> dict:
        """By the page's script. A second time, as after a lost answer, there is the same answer."""
        # A stamp is good from two seconds on: nobody types faster.
        time.sleep(max(0.0, self._openings_at + 2.5 - time.monotonic()))
        form = {**self._fields, "pledge": True, "stamp": self._stamp}
        key = str(uuid.uuid4())
        answer = self._page.post("/api/requests", form, **{"Idempotency-Key": key})
        expect(answer.status == 201, f"POST /api/requests answers {answer.status}: {answer.body!r}")
        again = self._page.post("/api/requests", form, **{"Idempotency-Key": key})
        expect(again.json == answer.json, f"The same form with the same key: {again.json}, not {answer.json}.")
        return answer.json

    def send_without_script(self) -> None:
        """As a plain form: one time is chosen, the two other fields for times stay empty."""
        fields = [(name, value) for name, value in self._fields.items() if name != "times"]
        fields += [("times", self.time), ("times", ""), ("times", ""), ("pledge", "on")]
        mistaken = [(name, "" if name == "name" else value) for name, value in fields]
        answer = self._page.submit("/api/requests", mistaken)
        expect(answer.status == 422 and answer.text.startswith("<!doctype html>"), f"A form without a name: {answer}.")
        expect(self.topic in answer.text, "What was typed is not in the form any more after a mistake.")
        answer = self._page.submit("/api/requests", fields)
        expect(answer.status == 303, f"The form without script is answered {answer.status}: {answer.body[-800:]!r}")
        thanks = self._page.call("GET", answer.headers["Location"])
        expect(thanks.status == 200, f"{answer.headers['Location']}, where the form leads, answers {thanks.status}.")


class Visit:
    """One request, in the hands of both."""

    def __init__(self, page: Page, post: Post, asking: Asking):
        self._page = page
        self._post = post
        self.asking = asking

    def ask(self) -> None:
        self.send()
        saw(f"the form is accepted: request {self.id[:8]}…; sent again, the answer is the same")
        self.read_first_mails()

    def send(self) -> None:
        answer = self.asking.send()
        self.id = answer["id"]
        self._own_link = answer["statusUrl"].split("#")[1]

    def ask_without_script(self) -> None:
        self.asking.send_without_script()
        saw("the form without script: a mistake is told in the page itself, then it is accepted")
        self.read_first_mails()
        self._own_link = self.to_visitor.token("status")

    def read_first_mails(self) -> None:
        self.to_host, self.to_visitor = self._post.take(HOST, self.asking.email)
        for mail in (self.to_host, self.to_visitor):
            expect(SENDER in mail.message["From"], f"{mail.subject!r} is not from the sender of the stack.")
        expect(self.asking.name in self.to_host.text, "The host's mail does not say who asks.")
        expect(self.asking.topic not in self.to_visitor.text, "The receipt repeats what was typed.")
        self.host_link = self.to_host.token("decide")
        expect(self._page.address in self.to_host.text, "The link in the host's mail does not lead to the page.")
        self.visitor_link = self.to_visitor.token("status")
        saw(f"mail to the host:    {self.to_host.subject}")
        saw(f"mail to the visitor: {self.to_visitor.subject}")

    def look(self, token: str, side: str) -> dict:
        answer = self._page.post(f"/api/{side}/view", {"token": token})
        expect(answer.status == 200, f"The {side}'s link is answered {answer.status}: {answer.body!r}")
        return answer.json

    def press(self, token: str, side: str, action: str, **more: object) -> dict:
        view = self.look(token, side)
        expect(action == "board" or action in view["actions"], f"No {action} in {view['actions']}.")
        body = {"token": token, "version": view["version"], "action": action, **more}
        answer = self._page.post(f"/api/{side}/act", body)
        expect(answer.status == 200, f"{action} of the {side} is answered {answer.status}: {answer.body!r}")
        return answer.json

    def approve(self) -> None:
        view = self.look(self.host_link, "host")
        press = {
            "token": self.host_link,
            "version": view["version"],
            "action": "approve",
            "time": self.asking.time,
            "place": view["places"][0]["id"],
        }
        decided = self._page.post("/api/host/act", press)
        expect(decided.status == 200 and "undo" in decided.json["actions"], f"Approving answers {decided.body!r}.")
        self._settled_at = time.monotonic() + _SETTLING
        again = self._page.post("/api/host/act", press)
        expect(again.status == 200 and again.json["already"], f"Approving a second time answers {again.body!r}.")
        saw(f"the host opens the link of the mail and approves {self.asking.time}; a second press changes nothing")
        seen = self.look(self._own_link, "visitor")["state"]
        expect(seen == "pending", f"What can still be undone shows to the visitor as {seen}.")

    def prove(self) -> None:
        """The visitor presses what stands in their mail, and takes their data along."""
        self.press(self.visitor_link, "visitor", "confirm")
        address = self.look(self.host_link, "host")["address"]
        expect(address == "confirmed", f"After the visitor has confirmed the address, it is {address} to the host.")
        export = self.press(self.visitor_link, "visitor", "export")
        expect(self.asking.topic in str(export), f"What the visitor takes along lacks what they wrote: {export}.")
        saw("the visitor confirms the address, and takes their data along")

    def pitch(self) -> None:
        decided = self.press(self.host_link, "host", "pitch")
        expect("undo" in decided["actions"], f"Calling it a sales pitch answers {decided}.")
        self._settled_at = time.monotonic() + _SETTLING
        saw("the host calls it a sales pitch")

    def hear_of_pitch(self, stack: Stack) -> None:
        """The polite line; and whoever is asking again from there is answered, and does not trouble the host."""
        self._settle(stack)
        (mail,) = self._post.take(self.asking.email)
        saw(f"mail to the visitor: {mail.subject}")
        Visit(self._page, self._post, Asking(self._page, self.asking.name, self.asking.email, 3)).send()

    def invite(self, stack: Stack) -> None:
        self._settle(stack)
        mails = self._post.take(HOST, self.asking.email)
        for mail in mails:
            _expect_calendar(mail, "REQUEST")
            saw(f"invite to {mail.to}: {mail.subject}")
        uids = {_line(mail, "UID") for mail in mails}
        expect(len(uids) == 1, "The two calendar entries are not the same meeting.")
        saw("both have the same calendar entry, method REQUEST")
        view = self.look(self._own_link, "visitor")
        expect(view["state"] == "approved", f"The visitor's page shows {view}.")
        file = self._page.post("/api/visitor/calendar", {"token": self._own_link})
        expect(file.status == 200 and f"UID:{uids.pop()}" in file.text, f"The visitor's calendar file: {file.body!r}")
        saw("the visitor's page says so, and has the entry as a file")

    def _settle(self, stack: Stack) -> None:
        """The two minutes are over, and the sweep comes: the next one would in less than a minute, but who wants to wait."""
        time.sleep(max(0.0, self._settled_at - time.monotonic()) + 1)
        stack.invoke("SweepFunction", {})

    def cancel(self) -> None:
        self.press(self.visitor_link, "visitor", "cancel", note="My flight was cancelled, sorry!")
        for mail in self._post.take(HOST, self.asking.email):
            _expect_calendar(mail, "CANCEL")
        saw("the visitor cancels; both calendars are told, method CANCEL")

    def private(self) -> list[str]:
        """What no log may have."""
        asking = self.asking
        return [asking.name, asking.email, asking.topic, self.host_link, self._own_link, self.visitor_link]


def look_around(page: Page) -> None:
    """What anybody can ask for."""
    for path in ("/api/openings", "/api/promise", "/api/trips.ics"):
        for method in ("GET", "HEAD"):
            answer = page.call(method, path)
            expect(answer.status == 200, f"{method} {path} answers {answer.status}: {answer.body[:500]!r}")
            expect((answer.body == b"") == (method == "HEAD"), f"The body to {method} {path}: {answer.body[:200]!r}")
            expect(answer.headers["Cache-Control"], f"{method} {path} says nothing about caches.")
            expect(answer.headers["Content-Security-Policy"], f"{method} {path} comes without the page's headers.")
    trips = page.call("GET", "/api/trips.ics")
    expect(trips.text.startswith("BEGIN:VCALENDAR\r\n"), f"/api/trips.ics is {trips.text[:200]!r}.")


def read_board(page: Page, post: Post, visit: Visit) -> list[str]:
    """The host has the board mailed, opens it, and subscribes to the calendar. Gives the tokens that no log may have."""
    visit.press(visit.host_link, "host", "board")
    (mail,) = post.take(HOST)
    saw(f"mail to the host:    {mail.subject}")
    token = mail.token("board")
    answer = page.post("/api/host/board", {"token": token})
    expect(answer.status == 200, f"The board is answered {answer.status}: {answer.body!r}")
    names = [entry["name"] for shelf in ("waiting", "coming", "past") for entry in answer.json[shelf]]
    expect(visit.asking.name in names, f"The board has {names}, not {visit.asking.name}.")
    feed = mail.feed()
    for method in ("GET", "HEAD"):
        calendar = page.call(method, feed)
        expect(calendar.status == 200, f"{method} of the host's calendar answers {calendar.status}.")
    calendar = page.call("GET", feed)
    expect(calendar.text.startswith("BEGIN:VCALENDAR"), f"The host's calendar is {calendar.text[:200]!r}.")
    saw(f"the board has {len(names)} requests; the calendar to subscribe to opens")
    return [token, unquote(feed.rsplit("/", 1)[1].removesuffix(".ics"))]


def _expect_calendar(mail: Mail, method: str) -> None:
    part = mail.calendar
    expect(part is not None, f"The mail to {mail.to} has no calendar part: {mail.subject}.")
    expect(part.get_param("method") == method, f"The calendar part's header does not say method={method}.")
    expect(_line(mail, "METHOD") == method, f"The calendar part itself does not say METHOD:{method}.")


def _line(mail: Mail, name: str) -> str:
    lines = mail.calendar.get_content()
    lines = lines.decode() if isinstance(lines, bytes) else lines
    found = [line.split(":", 1)[1] for line in lines.splitlines() if line.startswith(f"{name}:")]
    expect(len(found) == 1, f"The calendar part has {len(found)} lines {name}.")
    return found[0]
