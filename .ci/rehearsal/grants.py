"""Each role's rights, held to the calls that were made with it: none that was not needed, and no call was refused."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from fnmatch import fnmatchcase

from account import expect, saw
from emulator import ACCOUNT, REGION, Emulator
from stack import Logs, Stack

# What Lambda does in the role's name, and not our code. ministack does it without asking IAM.
_OF_LAMBDA = {
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "sqs:SendMessage",
    "dynamodb:DescribeStream",
    "dynamodb:GetRecords",
    "dynamodb:GetShardIterator",
    "dynamodb:ListStreams",
}

# A transaction needs the rights of what it is made of.
_PARTS = {
    "Put": "dynamodb:PutItem",
    "Update": "dynamodb:UpdateItem",
    "Delete": "dynamodb:DeleteItem",
    "ConditionCheck": "dynamodb:ConditionCheckItem",
    "Get": "dynamodb:GetItem",
}

# How ministack's CloudTrail names a call to S3 → what IAM calls it, and whether it is about an object.
_OF_S3 = {
    "ListObjects": ("s3:ListBucket", False),
    "PutObject": ("s3:PutObject", True),
    "GetObject": ("s3:GetObject", True),
    "HeadObject": ("s3:GetObject", True),
    "DeleteObject": ("s3:DeleteObject", True),
    "POST.s3": ("s3:DeleteObject", True),
}

# The condition that confines a role to some of the table's partitions.
_KEYS = "dynamodb:LeadingKeys"

_NAMES = [*_OF_S3, "POST.ses", "TransactWriteItems", *(f"{verb}Item" for verb in ("Get", "BatchGet", "Put", "Update", "Delete")), "Query"]


@dataclass(frozen=True)
class Grant:
    action: str
    resource: str
    # Of what an item's partition key must be, if that is said. ministack's IAM does not know this condition.
    keys: tuple[str, ...] = ("*",)


@dataclass(frozen=True)
class Call:
    action: str
    # "object" or "bucket" of the one bucket, or an ARN
    resource: str
    key: str | None = None



# Whoever comes first sends an email that the sweep has brought about: the sweep itself, or the reader of the stream. What one of
# them calls to write it, the other would have called.
_ALSO_WRITTEN_BY = {"MailFunction": "SweepFunction"}


class Trail:
    """Who called what, by ministack's CloudTrail."""

    def __init__(self, emulator: Emulator):
        self._client = emulator.client("cloudtrail")

    def calls(self, user: str) -> list[dict]:
        """ministack gives the newest 50 and no way on but the time, in whole seconds. So each kind is asked for by itself."""
        names = {*_NAMES, *(event["EventName"] for event in self._lookup(user))}
        return [json.loads(event["CloudTrailEvent"]) for name in sorted(names) for event in self._all(user, name)]

    def _all(self, user: str, name: str) -> list[dict]:
        found: dict[str, dict] = {}
        more: dict[str, datetime] = {}
        while fresh := [event for event in self._lookup(user, name, **more) if event["EventId"] not in found]:
            found.update({event["EventId"]: event for event in fresh})
            more = {"EndTime": min(event["EventTime"] for event in fresh) + timedelta(seconds=1)}
        return list(found.values())

    def _lookup(self, user: str, name: str | None = None, **more: datetime) -> list[dict]:
        attributes = {"Username": user, **({"EventName": name} if name else {})}
        lookup = [{"AttributeKey": key, "AttributeValue": value} for key, value in attributes.items()]
        return self._client.lookup_events(LookupAttributes=lookup, MaxResults=50, **more)["Events"]


class Rights:
    """Those of each function, as the stack has them."""

    def __init__(self, emulator: Emulator, stack: Stack, logs: Logs):
        self._trail = Trail(emulator)
        functions, iam = emulator.client("lambda"), emulator.client("iam")
        self._users: dict[str, str] = {}
        self._granted: dict[str, set[Grant]] = {}
        for name, physical in sorted(stack.of_type("AWS::Lambda::Function").items()):
            configuration = functions.get_function_configuration(FunctionName=physical)
            self._users[name] = _user(configuration)
            self._granted[name] = _granted(iam, configuration["Role"].rsplit("/", 1)[1])
            denied = [str(line)[:300] for line in logs.of(name) if "AccessDenied" in str(line)]
            expect(not denied, f"{name} was denied something: {denied[:3]}.")

    def expect_none_idle(self) -> None:
        """When all has been called, and so after the stack's end, in which PublisherFunction has its part."""
        idle = []
        made = {name: {part for call in self._trail.calls(user) for part in _parts(call)} for name, user in self._users.items()}
        for name, granted in self._granted.items():
            calls = made[name]
            expect(calls, f"{name} was never seen to call AWS.")
            refused = {call for call in calls if not any(_covers(grant, call) for grant in granted)}
            expect(not refused, f"{name} made calls that its role does not allow: {refused}.")
            needed = calls | made.get(_ALSO_WRITTEN_BY.get(name, name), set())
            unused = [grant for grant in granted if not any(_covers(grant, call) for call in needed)]
            idle += sorted(f"{name}: {grant.action} on {grant.resource}" for grant in unused)
            saw(f"{name}: {len(granted)} permissions, for {', '.join(sorted({call.action for call in calls}))}")
        listed = "\n".join(idle)
        expect(not idle, f"Permissions that nothing here needed; remove them, or make the rehearsal need them:\n{listed}")
        saw("every permission was needed, and no call was refused")


def _granted(iam, role: str) -> set[Grant]:
    granted = set()
    for policy in iam.list_role_policies(RoleName=role)["PolicyNames"]:
        document = iam.get_role_policy(RoleName=role, PolicyName=policy)["PolicyDocument"]
        for statement in document["Statement"]:
            conditions = statement.get("Condition", {}).values()
            keys = next((_listed(each[_KEYS]) for each in conditions if _KEYS in each), ["*"])
            for action in _listed(statement["Action"]):
                granted |= {Grant(action, resource, tuple(keys)) for resource in _listed(statement["Resource"])}
    return {grant for grant in granted if grant.action not in _OF_LAMBDA}


def _listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _user(configuration: dict) -> str:
    """The key of the session that ministack opens for a function."""
    digest = hashlib.sha256(f"{configuration['FunctionArn']}:{configuration['Role']}".encode()).hexdigest()
    return f"ASIA{digest[:16].upper()}"


def _parts(call: dict) -> set[Call]:
    """A call as IAM sees it, a transaction by what it is made of."""
    service, name = call["eventSource"].split(".")[0], call["eventName"]
    parameters = call["requestParameters"] or {}
    if service == "dynamodb":
        if "TransactItems" in parameters:
            parts = [part for item in parameters["TransactItems"] for part in item.items()]
            return {_of_table(_PARTS[kind], part) for kind, part in parts}
        if "RequestItems" in parameters:
            return {_of_table(f"dynamodb:{name}", {"TableName": table}) for table in parameters["RequestItems"]}
        return {_of_table(f"dynamodb:{name}", parameters)}
    if service == "s3":
        action, of_object = _OF_S3[name]
        return {Call(action, "object" if of_object else "bucket")}
    return {Call(f"{service}:{parameters.get('Action', name)}", "*")}


def _of_table(action: str, part: dict) -> Call:
    arn = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{part['TableName']}"
    key = (part.get("Key") or part.get("Item") or {}).get("pk", {}).get("S")
    return Call(action, f"{arn}/index/{part['IndexName']}" if "IndexName" in part else arn, key)


def _covers(grant: Grant, call: Call) -> bool:
    if grant.action != call.action:
        return False
    if call.resource in ("object", "bucket"):
        return grant.resource.endswith("/*") == (call.resource == "object")
    return grant.resource in ("*", call.resource) and any(fnmatchcase(call.key or "", key) for key in grant.keys)
