"""
What comes about later than a rehearsal waits. Nothing in the program can move its clock, so the table is told that it is time:
as whoever owns the account could, and nobody else.
"""

import time
from datetime import datetime, timedelta, timezone

from account import expect, saw
from emulator import Emulator
from mails import Post
from stack import HOST, Logs, Stack, until
from stream import Mapping
from visit import Visit


def write_digest(emulator: Emulator, stack: Stack, logs: Logs, post: Post) -> None:
    """Monday morning: the sweep orders the digest and sends it itself, because the stream is off; then the other way round."""
    dynamo = emulator.client("dynamodb")
    table = stack.physical("Table")
    mapping = Mapping(emulator, stack, "MailFunction")
    with mapping:
        dynamo.update_item(
            TableName=table,
            Key={"pk": {"S": "host"}, "sk": {"S": "digest"}},
            UpdateExpression="SET dueAt = :past",
            ConditionExpression="attribute_exists(dueAt)",
            ExpressionAttributeValues={":past": {"N": str(int(time.time() * 1000) - 1)}},
        )
        stack.invoke("SweepFunction", {})
        (mail,) = post.take(HOST)
        saw(f"mail to the host:    {mail.subject}; by the sweep alone")
        (ordered,) = (record for record in mapping.read() if record["dynamodb"]["Keys"]["pk"]["S"] == "host")

        def sent_by_stream() -> bool:
            # As it was before it was sent. The scheduler's own sweep may be faster by chance.
            dynamo.put_item(TableName=table, Item=ordered["dynamodb"]["NewImage"])
            mapping.hand_over([ordered])
            post.take(HOST)
            return any(line.get("notice") == "DIGEST" for line in logs.of("MailFunction"))

        until(sent_by_stream, "MailFunction does not write the digest.")
    saw("and again through the stream")


def forget(emulator: Emulator, stack: Stack, visit: Visit) -> None:
    """The visitor erases the request; some minutes later the sweep has nothing left of it."""
    gone = visit.press(visit.visitor_link, "visitor", "erase")
    expect(gone["state"] == "erased", f"Erasing answers {gone}.")
    dynamo = emulator.client("dynamodb")
    place = {"TableName": stack.physical("Table"), "Key": {"pk": {"S": f"request#{visit.id}"}, "sk": {"S": "request"}}}
    an_hour_ago = datetime.now(timezone.utc) - timedelta(hours=1)
    dynamo.update_item(
        **place,
        UpdateExpression="SET dueAt = :due, #is.#at = :at",
        ExpressionAttributeNames={"#is": "is", "#at": "at"},
        ConditionExpression="attribute_exists(dueAt)",
        ExpressionAttributeValues={
            ":due": {"N": str(int(an_hour_ago.timestamp() * 1000))},
            ":at": {"S": an_hour_ago.strftime("%Y-%m-%dT%H:%M:%SZ")},
        },
    )
    stack.invoke("SweepFunction", {})
    left = dynamo.query(
        TableName=stack.physical("Table"),
        KeyConditionExpression="pk = :request",
        ExpressionAttributeValues={":request": {"S": f"request#{visit.id}"}},
        ConsistentRead=True,
    )["Items"]
    expect(not left, f"Something is left of an erased request: {[entry['sk']['S'] for entry in left]}.")
    saw("the visitor erases the request, and the sweep leaves nothing of it")
