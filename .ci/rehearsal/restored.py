"""Everything is lost, and comes back from a backup by the script in docs/deploying.md: nobody is mailed twice."""

import os
import re
import subprocess
import sys
import textwrap
import time

from account import expect, saw
from artifacts import TREE
from emulator import Emulator
from mails import Post
from page import Page
from stack import Stack, until
from visit import Asking, Visit
from watched import Watched

_BACKUP = "meet-me-restored"
_WATCHES = "kai.canary@example.org"
_INVITED = ("Eve Canary", "Odo Canary")
_GUIDE = TREE / "docs/deploying.md"

# What a host would not delete, and no script puts back.
_STAYS = {("keys", "keys"), ("host", "sending"), ("host", "seal")}

# How long whatever the stream and the sweep may do once more takes.
_SETTLES = 15


class Restored:
    def __init__(self, emulator: Emulator, stack: Stack, page: Page, post: Post, board: str):
        self._dynamo = emulator.client("dynamodb")
        self._environment = {**os.environ, **emulator.environment}
        self._stack = stack
        self._page = page
        self._post = post
        self._board = board
        self._table = stack.physical("Table")

    def rehearse(self, visit: Visit) -> list[str]:
        """Gives what no log may have."""
        watch = Watched(self._page, self._post).confirm(_WATCHES)
        ended, open_still = self._invite()
        until(lambda: not self._in_outbox(), f"Emails wait before anything is lost: {self._in_outbox()}.")
        answer = self._stack.run_output("PauseMail")
        expect(answer.get("sending") == "paused", f"The command to pause sending is answered with {answer}.")
        trouble = self._read("/api/host/board").get("mail", {})
        expect("pausedSince" in trouble, f"Sending is paused, and the board says {trouble}.")
        waiting = Visit(self._page, self._post, Asking(self._page, "Ivo Canary", "ivo.canary@example.org", 5))
        waiting.send()
        mailed = len(self._post.everything)
        exported = self._read("/api/host/export")
        self._back_up()
        self._lose_everything(visit)
        left = self._copy_back(waiting)
        self._put_back(left)
        self._stack.invoke("SweepFunction", {})
        until(lambda: not self._unlike(exported), f"Not what was exported: {self._unlike(exported)}.", patience=90)
        expect(len(self._post.everything) == mailed, "Sending is paused, and the restore mails somebody.")
        # The signature of a watch's link still holds, and nothing is behind it any more.
        off = self._page.post("/api/watch/view", {"token": watch})
        expect(off.status == 200 and off.json["state"] == "off", f"The watch that is not to come back is answered {off.body!r}")
        gone = self._page.post("/api/invited/view", {"token": ended})
        expect(gone.status == 404, f"The invitation that is not to come back is answered {gone.status}: {gone.body!r}")
        still = self._page.post("/api/invited/view", {"token": open_still})
        expect(still.status == 200 and still.json["state"] == "open", f"The open invitation is answered {still.body!r}")
        saw("requests, plan and invitations are as they were exported; watches, and invitations that have ended, did not come back")
        self._resume(waiting, mailed)
        self._dynamo.delete_table(TableName=_BACKUP)
        return [*waiting.private(), watch, ended, open_still, _WATCHES, *_INVITED]

    def _read(self, path: str) -> dict:
        answer = self._page.post(path, {"token": self._board})
        expect(answer.status == 200, f"{path} is answered {answer.status}: {answer.body[:500]!r}")
        return answer.json

    def _invite(self) -> list[str]:
        """Two, and the first one's time is over. Gives their links."""
        home = self._page.get("/api/openings")["cities"][0]["id"]
        people = {"token": self._board, "city": home, "invitations": [{"name": name} for name in _INVITED]}
        answer = self._page.post("/api/host/invite", people)
        expect(answer.status == 201, f"/api/host/invite is answered {answer.status}: {answer.body!r}")
        invited = answer.json["invitations"]
        self._dynamo.update_item(
            TableName=self._table,
            Key={"pk": {"S": "invitations"}, "sk": {"S": invited[0]["id"]}},
            UpdateExpression="SET endsAt = :past",
            ConditionExpression="attribute_exists(endsAt)",
            ExpressionAttributeValues={":past": {"S": "2026-01-01T00:00:00Z"}},
        )
        return [each["url"].split("#", 1)[1] for each in invited]

    def _back_up(self) -> None:
        self._dynamo.restore_table_to_point_in_time(
            SourceTableName=self._table, TargetTableName=_BACKUP, UseLatestRestorableTime=True
        )

        def is_active() -> bool:
            return self._dynamo.describe_table(TableName=_BACKUP)["Table"]["TableStatus"] == "ACTIVE"

        until(is_active, "The table to restore into does not come.")
        self._kept = len(self._items(_BACKUP))

    def _lose_everything(self, visit: Visit) -> None:
        for item in self._items(self._table):
            if (item["pk"]["S"], item["sk"]["S"]) not in _STAYS:
                self._dynamo.delete_item(TableName=self._table, Key={"pk": item["pk"], "sk": item["sk"]})
        gone = self._page.post("/api/visitor/view", {"token": visit.visitor_link})
        expect(gone.status == 404, f"A request that was lost is answered {gone.status}.")
        saw(f"all {self._kept} items of the table are lost")

    def _items(self, table: str) -> list[dict]:
        pages = self._dynamo.get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
        return [item for page in pages for item in page["Items"]]

    def _copy_back(self, waiting: Visit) -> list[tuple[str, str]]:
        """By the guide's own script. Gives what it names: the emails that were about to be sent."""
        (script,) = re.findall(r"```python\n(.*?)```", _GUIDE.read_text(), re.DOTALL)
        code = textwrap.dedent(script).replace('"TABLE"', repr(self._table))
        ran = subprocess.run([sys.executable, "-c", code], env=self._environment, capture_output=True, text=True)
        expect(ran.returncode == 0, f"The script in docs/deploying.md fails.\n{ran.stderr[-3000:]}")
        named = [tuple(line.split(" ", 1)) for line in ran.stdout.splitlines()]
        expected = {(f"request#{waiting.id}", f"mail#{notice}#1") for notice in ("REQUEST_TO_HOST", "RECEIPT_TO_VISITOR")}
        expect(set(named) == expected, f"The script names {named}, not {expected}.")
        saw(f"the script in docs/deploying.md brings {len(self._items(self._table))} back, and names the two emails that were waiting")
        return named

    def _put_back(self, rows: list[tuple[str, str]]) -> None:
        """They were in fact not sent."""
        for pk, sk in rows:
            row = self._dynamo.get_item(TableName=_BACKUP, Key={"pk": {"S": pk}, "sk": {"S": sk}})["Item"]
            self._dynamo.put_item(TableName=self._table, Item=row)

    def _unlike(self, before: dict) -> list[str]:
        """The function keeps the plan for some seconds, so that it may take these to see the one that came back."""
        was, after = self._lasting(before), self._lasting(self._read("/api/host/export"))
        return [f"{part}: {after.get(part)!r:.2000} after {was[part]!r:.2000}" for part in sorted(was) if after.get(part) != was[part]]

    @staticmethod
    def _lasting(exported: dict) -> dict:
        """Without what is not to come back, and without the moment."""
        parts = {part: exported[part] for part in exported.keys() - {"now", "watchers", "invitations"}}
        plan = {part: value for part, value in parts["plan"].items() if part != "now"}
        return {**parts, "plan": plan}

    def _in_outbox(self) -> list[str]:
        rows = [item for item in self._items(self._table) if item.get("kind") == {"S": "mail"}]
        return [f"{row['pk']['S']} {row['sk']['S']}" for row in rows if row["status"]["S"] in ("waiting", "sending")]

    def _resume(self, waiting: Visit, mailed: int) -> None:
        """What was waiting leaves once. Everything else has been read before, and would be one email too many."""
        answer = self._stack.run_output("ResumeMail")
        expect(answer.get("sending") == "on", f"The command to resume sending is answered with {answer}.")
        for _ in range(2):
            self._stack.invoke("SweepFunction", {})
        waiting.read_first_mails()
        time.sleep(_SETTLES)
        self._stack.invoke("SweepFunction", {})
        left = [f"{mail.to}: {mail.subject}" for mail in self._post.everything[mailed:]]
        expect(len(left) == 2, f"After the restore, somebody is mailed a second time: {left}.")
        waiting.look(waiting.visitor_link, "visitor")
        saw("after resuming, the two emails leave, and nobody is mailed twice")
