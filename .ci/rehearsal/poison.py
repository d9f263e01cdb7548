"""A stream record that MailFunction can never read, and two mails behind it."""

from account import expect, saw
from emulator import Emulator
from mails import Post
from page import Page
from stack import Logs, Stack, until
from stream import Mapping
from visit import Asking, Visit


def rehearse(emulator: Emulator, stack: Stack, logs: Logs, page: Page, post: Post) -> Visit:
    """Gives the visit that was behind the record."""
    row = {"pk": {"S": "request#poison"}, "sk": {"S": "mail#NO_SUCH_NOTICE#1"}}
    dynamo = emulator.client("dynamodb")
    table = stack.physical("Table")
    visit = Visit(page, post, Asking(page, "Kim Canary", "kim.canary@example.org", 1))
    before = faults(logs)
    mapping = Mapping(emulator, stack, "MailFunction")
    with mapping:
        dynamo.put_item(TableName=table, Item={**row, "kind": {"S": "mail"}})
        visit.send()
        post.expect_none("The mapping is off, and mail leaves all the same")
        mapping.hand_over(mapping.read())
        dynamo.delete_item(TableName=table, Key=row)
        visit.read_first_mails()
        # A second one, behind them: whoever has come to it has been at all that lies before.
        last = {**row, "sk": {"S": "mail#NO_SUCH_NOTICE#2"}}
        dynamo.put_item(TableName=table, Item={**last, "kind": {"S": "mail"}})
        dynamo.delete_item(TableName=table, Key=last)
        by_hand = faults(logs)
    saw("a record that nobody can read, and two mails behind it: both mails left, once each")
    messages = mapping.failures()
    expect(len(messages) == 1, f"The failure queue has {len(messages)} messages, not one.")
    expect(messages[0]["DDBStreamBatchInfo"]["batchSize"] == 1, "The failure queue got more than the one bad record.")
    tries = messages[0]["requestContext"]["approximateInvokeCount"]
    saw(f"after {tries} tries of its own, the record alone is in the failure queue")
    mapping.purge()
    saw("purging empties the queue")
    counted = by_hand - before
    expect(counted >= tries, f"MailFunction did not count each failure in the metric Fault, only {counted} of {tries}.")
    alarms = emulator.client("cloudwatch").describe_alarms()["MetricAlarms"]
    watched = {alarm["MetricName"] for alarm in alarms if alarm["Namespace"] == "MeetMe"}
    expect("Fault" in watched, f"No alarm of the template watches the metric Fault, only {sorted(watched)}.")
    saw(f"MailFunction counted {counted} in the metric Fault, which an alarm of the template watches")
    # ministack's own mapping goes on where it was, and so brings each record a second time.
    until(lambda: faults(logs) >= by_hand + 2, "ministack's own mapping did not bring the records once more.")
    post.expect_none("A record that came twice sent a mail twice")
    saw("each record comes a second time: no mail leaves twice")
    return visit


def faults(logs: Logs) -> int:
    return sum(int(line.get("Fault", 0)) for line in logs.of("MailFunction"))
