"""
The event source mapping, played by its own properties: ministack's neither bisects, nor counts tries, nor reads which records
failed. Its own one pauses meanwhile, and afterwards hands the same records over once more.
"""

import base64
import json
import uuid
from datetime import datetime

from account import Stopped, expect
from emulator import Emulator
from stack import FunctionFailed, Stack


class Mapping:
    def __init__(self, emulator: Emulator, stack: Stack, function: str):
        self._stack = stack
        self._function = function
        self._lambda = emulator.client("lambda")
        (entry,) = self._lambda.list_event_source_mappings(FunctionName=stack.physical(function))["EventSourceMappings"]
        self._id = entry["UUID"]
        self._arn = entry["FunctionArn"]
        self._patterns = [json.loads(each["Pattern"]) for each in entry["FilterCriteria"]["Filters"]]
        self._batch = entry["BatchSize"]
        self._bisects = entry["BisectBatchOnFunctionError"]
        self._retries = entry["MaximumRetryAttempts"]
        self.queue = entry["DestinationConfig"]["OnFailure"]["Destination"]
        self._stream = entry["EventSourceArn"]
        self._sqs = emulator.client("sqs")
        self._streams = emulator.client("dynamodbstreams")
        expect(self._retries >= 0, "MaximumRetryAttempts is endless: one bad record would stop all mail for a day.")
        expect(
            entry.get("FunctionResponseTypes") == ["ReportBatchItemFailures"],
            "The mapping does not read which records failed.",
        )

    def __enter__(self) -> "Mapping":
        """From here on the records are this one's."""
        self._lambda.update_event_source_mapping(UUID=self._id, Enabled=False)
        shards = self._streams.describe_stream(StreamArn=self._stream)["StreamDescription"]["Shards"]
        expect(len(shards) == 1, f"The stream has {len(shards)} shards; the rehearsal reads one.")
        self._shard = shards[0]["ShardId"]
        self._place = self._streams.get_shard_iterator(
            StreamArn=self._stream, ShardId=self._shard, ShardIteratorType="LATEST"
        )["ShardIterator"]
        return self

    def __exit__(self, *_: object) -> None:
        self._lambda.update_event_source_mapping(UUID=self._id, Enabled=True)

    def read(self) -> list[dict]:
        """What is new in the stream and passes the filter."""
        answer = self._streams.get_records(ShardIterator=self._place)
        self._place = answer["NextShardIterator"]
        records = [_as_lambda(record, self._stream) for record in answer["Records"]]
        return [record for record in records if any(matches(record, pattern) for pattern in self._patterns)]

    def hand_over(self, records: list[dict]) -> None:
        for at in range(0, len(records), self._batch):
            self._hand_over(records[at : at + self._batch])

    def _hand_over(self, batch: list[dict]) -> None:
        """Again and again from the first record that failed, each time in halves, until one alone has used up its tries."""
        tries = 0
        while batch:
            failed = self._first_failed(batch)
            if failed is None:
                return
            batch = batch[failed:]
            if self._bisects and len(batch) > 1:
                # A bisection does not count as a try.
                half = len(batch) // 2
                self._hand_over(batch[:half])
                batch = batch[half:]
            elif tries == self._retries:
                self._give_up(batch, tries)
                return
            else:
                tries += 1

    def _first_failed(self, batch: list[dict]) -> int | None:
        try:
            answer = self._stack.invoke(self._function, {"Records": batch}) or {}
        except FunctionFailed:
            return 0
        failures = {failure["itemIdentifier"] for failure in answer.get("batchItemFailures", [])}
        numbers = [record["dynamodb"]["SequenceNumber"] for record in batch]
        expect(failures <= set(numbers), f"{self._function} reports records as failed that it never got.")
        return min((numbers.index(failure) for failure in failures), default=None)

    def _give_up(self, batch: list[dict], tries: int) -> None:
        # https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
        message = {
            "requestContext": {
                "requestId": str(uuid.uuid4()),
                "functionArn": self._arn,
                "condition": "RetryAttemptsExhausted",
                "approximateInvokeCount": tries + 1,
            },
            "DDBStreamBatchInfo": {
                "shardId": self._shard,
                "startSequenceNumber": batch[0]["dynamodb"]["SequenceNumber"],
                "endSequenceNumber": batch[-1]["dynamodb"]["SequenceNumber"],
                "batchSize": len(batch),
                "streamArn": self._stream,
            },
        }
        self._sqs.send_message(QueueUrl=self._queue_url(), MessageBody=json.dumps(message))

    def failures(self) -> list[dict]:
        received = self._sqs.receive_message(QueueUrl=self._queue_url(), MaxNumberOfMessages=10).get("Messages", [])
        return [json.loads(message["Body"]) for message in received]

    def purge(self) -> None:
        self._sqs.purge_queue(QueueUrl=self._queue_url())
        # A message that was looked at is hidden for a while, and there all the same.
        kinds = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        left = self._sqs.get_queue_attributes(QueueUrl=self._queue_url(), AttributeNames=kinds)["Attributes"]
        expect(set(left.values()) == {"0"}, f"The failure queue was purged, and has {left}.")

    def _queue_url(self) -> str:
        return self._sqs.get_queue_url(QueueName=self.queue.rsplit(":", 1)[-1])["QueueUrl"]


def _as_lambda(record: dict, arn: str) -> dict:
    # https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html: bytes in base64, times in seconds
    def plain(value):
        match value:
            case bytes():
                return base64.b64encode(value).decode()
            case datetime():
                return int(value.timestamp())
            case dict():
                return {key: plain(entry) for key, entry in value.items()}
            case list():
                return [plain(entry) for entry in value]
        return value

    return {**plain(record), "eventSourceARN": arn}


def matches(event: object, pattern: object) -> bool:
    """Lambda's event filter, as far as a template of ours uses it: exact values only."""
    if isinstance(pattern, dict):
        return isinstance(event, dict) and all(
            name in event and matches(event[name], wanted) for name, wanted in pattern.items()
        )
    if any(isinstance(value, dict) for value in pattern):
        raise Stopped(f"The rehearsal does not know the event filter {json.dumps(pattern)}.")
    return event in pattern
