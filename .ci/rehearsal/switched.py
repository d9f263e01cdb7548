"""What the host switches between two deployments, by the commands in the stack's outputs."""

from account import expect, saw
from mails import Post
from stack import Stack
from visit import Visit


def pause(stack: Stack, post: Post, visit: Visit) -> None:
    """What is asked while mail is paused is taken, and waits."""
    answer = stack.run_output("PauseMail")
    expect(answer.get("sending") == "paused", f"The command to pause sending is answered with {answer}.")
    visit.send()
    expect_still_paused(stack, post)
    saw("sending is paused: a request is accepted, and neither the stream nor the sweep sends")


def expect_still_paused(stack: Stack, post: Post) -> None:
    stack.invoke("SweepFunction", {})
    post.expect_none("Mail is paused, and leaves all the same")


def resume(stack: Stack, visit: Visit) -> None:
    answer = stack.run_output("ResumeMail")
    expect(answer.get("sending") == "on", f"The command to resume sending is answered with {answer}.")
    stack.invoke("SweepFunction", {})
    visit.read_first_mails()
    saw("the deployment left it paused; after resuming, the waiting emails are sent")


def rotate(stack: Stack) -> None:
    answer = stack.run_output("RotateKeys")
    expect(answer.get("keys") == 2, f"The command to rotate the keys is answered {answer}.")
    saw("a new key is made")


def expect_old_links(visit: Visit) -> None:
    visit.look(visit.host_link, "host")
    visit.look(visit.visitor_link, "visitor")
    saw("links from before the rotation still open, and the distribution has the new origin secret")


def name_calendar(stack: Stack) -> None:
    """The host's own calendar, at an address that is nowhere: nothing of the rehearsal leaves this machine."""
    answer = stack.run_output("NameCalendar", "https://calendar.invalid/private.ics")
    expect(answer.get("why") == "UNREACHABLE", f"A calendar that does not exist is answered with {answer}.")
    again = stack.invoke("CalendarFunction", {})
    expect(again == {**answer}, f"Read by the schedule, it is answered {again}, not {answer}.")
    gone = stack.run_output("NameCalendar")
    expect(gone.get("calendar") == "forgotten", f"An empty address is answered {gone}.")
    saw("the host connects a calendar, which cannot be reached and is tried again, and then has it forgotten")
