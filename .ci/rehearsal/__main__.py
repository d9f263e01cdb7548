"""A host's whole first hour, and what comes later, on a stack that the real `sam` deploys to an account on this machine."""

import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from botocore.exceptions import ClientError

import alarms
import artifacts
import bounce
import changed
import deleted
import front
import grants
import invited
import later
import poison
import processes
import switched
import updated
from account import Stopped, expect, saw, step
from artifacts import TREE
from bundle import Checkout
from emulator import Emulator
from guided import Stuck
from mails import Post
from page import Contract, Page
from planned import Planned
from restored import Restored
from stack import HOST, SENDER, Logs, Stack
from visit import Asking, Visit, look_around, read_board
from watched import CITY, STAYS, Watched


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="meetme-rehearsal-"))
    try:
        rehearse(folder)
    except (Stopped, Stuck, ClientError) as stopped:
        print(f"\nThe rehearsal stops: {stopped}\nThe logs are in {folder}", file=sys.stderr)
        return 1
    finally:
        processes.end_all()
    shutil.rmtree(folder)
    return 0


def rehearse(folder: Path) -> None:
    step("The zips, and what Lambda brings to them")
    artifacts.build(TREE)
    artifacts.tell_sizes(TREE)
    runtime = artifacts.runtime()

    with ThreadPoolExecutor() as aside:
        other = aside.submit(changed.make, folder)
        post = Post()
        emulator = Emulator(folder, runtime.java_home, post.port)
        checkout = Checkout(folder / "checkout", emulator, runtime)

        step("sam deploy --guided, answered with two addresses and Enter")
        checkout.fill(TREE, tell=True)
        stack = Stack(emulator, checkout.folder)
        for question in stack.ask():
            saw(f"{question.text} [{question.default}] {question.answer}")
        logs = Logs(emulator, stack)
        saw(f"{stack.status}: {len(stack.resources)} resources")
        for address in (HOST, SENDER):
            emulator.client("ses").verify_email_identity(EmailAddress=address)
        saw("the host clicks the links that SES emails: both addresses are verified")

        step("The page")
        contract = Contract(TREE / "functions/openapi.yaml")
        page = Page(emulator, stack.outputs["Page"], contract)
        saw(page.address)
        front.expect_site(page, checkout.folder / "functions/target/site")
        front.expect_shared(page)
        front.expect_refusals(page, contract)
        front.expect_one_door(emulator, stack, page)
        front.expect_warmth(stack)
        look_around(page)

        step("A visit")
        visit = Visit(page, post, Asking(page, "Pat Canary", "pat.canary@example.org"))
        visit.ask()
        visit.prove()
        visit.approve()
        private = [*visit.private(), HOST, SENDER]

        step("Meanwhile: another visit, without a script")
        plain = Visit(page, post, Asking(page, "Lou Canary", "lou.canary@example.org", 2))
        plain.ask_without_script()
        private += plain.private()

        step("Meanwhile: the board")
        tokens = read_board(page, post, plain)
        private += tokens

        step("Meanwhile: the host on the road")
        planned = Planned(page, post, tokens[0])
        planned.travel()
        planned.take_along()
        planned.call_off()
        private += planned.visit.private()

        step("Meanwhile: personal invitations")
        private += invited.rehearse(page, post, tokens[0])

        step("Meanwhile: tell me when you come")
        watched = Watched(page, post)
        private += watched.watch()
        watched.tell(tokens[0], planned.announce(CITY), 1)
        stack.invoke("SweepFunction", {})
        (told,) = post.take(STAYS)
        saw(f"mail to whoever watches: {told.subject}")
        private.append(watched.stop_with_one_click(told))

        step("Meanwhile: an email bounces")
        bounce.rehearse(emulator, stack, plain)

        step("Meanwhile: a poison record")
        seller = poison.rehearse(emulator, stack, logs, page, post)
        private += seller.private()
        seller.prove()
        seller.pitch()

        step("Meanwhile: the host's own calendar")
        switched.name_calendar(stack)

        step("Meanwhile: sending is paused, and the keys are rotated")
        waiting = Visit(page, post, Asking(page, "Kit Canary", "kit.canary@example.org", 4))
        switched.pause(stack, post, waiting)
        switched.rotate(stack)

        step("Meanwhile: another host.json")
        tree = other.result()
        changed.compare(tree)
        updated.by_another_host(stack, checkout, page, tree)
        switched.expect_still_paused(stack, post)
        switched.expect_old_links(visit)
        switched.resume(stack, waiting)
        private += waiting.private()

        step("Meanwhile: a deployment that fails")
        updated.in_vain(stack, checkout, page)

    step("Two minutes after the decision: the invitations")
    visit.invite(stack)
    seller.hear_of_pitch(stack)
    visit.cancel()
    planned.expect_answered(stack)

    step("A restore")
    private += Restored(emulator, stack, page, post, tokens[0]).rehearse(visit)
    private += planned.end_links()

    step("Later than an hour")
    later.write_digest(emulator, stack, logs, post)
    later.forget(emulator, stack, visit)

    step("Alarms")
    alarms.rehearse(emulator, stack)

    step("Every route, function and permission")
    expect(not page.unused(), f"Routes of openapi.yaml that the rehearsal does not call: {page.unused()}.")
    saw(f"all {page.used} routes of openapi.yaml were called, and answered")
    updated.expect_all_called(stack, logs)
    rights = grants.Rights(emulator, stack, logs)

    step("The logs")
    told = [(word, group) for group in logs.groups() for line in logs.messages(group) for word in private if word in line]
    expect(not told, f"A log contains what no log may contain: {sorted(set(told))}.")
    saw("no name, address, topic or token is in any log")

    step("sam delete")
    deleted.rehearse(emulator, stack)
    rights.expect_none_idle()

    step("Done")


if __name__ == "__main__":
    sys.exit(main())
