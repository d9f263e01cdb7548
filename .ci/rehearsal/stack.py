"""The stack, by the commands of docs/deploying.md and by what AWS tells of it."""

import json
import os
import re
import shlex
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from account import Stopped, expect
from emulator import Emulator

# .ci/guided.py
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import guided  # noqa: E402

NAME = "meet-me"
HOST = "host@example.org"
SENDER = "meet@example.net"

_SAM = str(Path(sys.executable).parent / "sam")
_MOST_QUESTIONS = 10


class Stack:
    def __init__(self, emulator: Emulator, checkout: Path):
        self._emulator = emulator
        self._checkout = checkout
        self._environment = {**os.environ, **emulator.environment, "SAM_CLI_TELEMETRY": "0"}
        self._formation = emulator.client("cloudformation")
        self._lambda = emulator.client("lambda")
        # How often by hand, and not by what the stack has for it.
        self.invoked: Counter[str] = Counter()

    def ask(self) -> list[guided.Question]:
        """`sam deploy --guided`, answered by the two addresses and otherwise by Enter."""
        answers = {"Parameter HostEmail": HOST, "Parameter SenderEmail": SENDER, "Stack Name": NAME}
        dialogue = guided.walk([_SAM, "deploy", "--guided"], self._checkout, self._environment, answers, _MOST_QUESTIONS)
        expect(dialogue.status == 0, f"`sam deploy --guided` fails.\n{dialogue.output[-6000:]}")
        return dialogue.questions

    def deploy(self) -> dict[str, str]:
        """`sam deploy`, which has the answers in samconfig.toml. Gives what it changed: logical id → type."""
        status, output = self._run("deploy")
        expect(status == 0, f"`sam deploy` fails.\n{output[-6000:]}")
        made = re.search(r"arn:aws:cloudformation:\S+:changeSet/\S+", output)
        expect(made, f"`sam deploy` changed nothing.\n{output[-3000:]}")
        changes = [each["ResourceChange"] for each in self._formation.describe_change_set(ChangeSetName=made[0])["Changes"]]
        return {each["LogicalResourceId"]: each["ResourceType"] for each in changes if _is_sure(each)}

    def deploy_in_vain(self) -> str:
        status, output = self._run("deploy")
        expect(status != 0, f"`sam deploy` was to fail.\n{output[-6000:]}")
        return output

    def delete(self) -> None:
        status, output = self._run("delete", "--stack-name", NAME, "--no-prompts")
        expect(status == 0, f"`sam delete` fails.\n{output[-6000:]}")

    def _run(self, *arguments: str) -> tuple[int, str]:
        ended = subprocess.run(
            [_SAM, *arguments],
            cwd=self._checkout,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        return ended.returncode, ended.stdout + ended.stderr

    @property
    def status(self) -> str:
        return self._described()["StackStatus"]

    @property
    def outputs(self) -> dict[str, str]:
        return {output["OutputKey"]: output["OutputValue"] for output in self._described().get("Outputs", [])}

    @property
    def resources(self) -> dict[str, tuple[str, str]]:
        """Logical id → type and physical id."""
        pages = self._formation.get_paginator("list_stack_resources").paginate(StackName=NAME)
        return {
            each["LogicalResourceId"]: (each["ResourceType"], each.get("PhysicalResourceId", ""))
            for page in pages
            for each in page["StackResourceSummaries"]
        }

    def why_failed(self, name: str) -> str:
        reasons = [
            event.get("ResourceStatusReason", "")
            for event in self._events()
            if event["LogicalResourceId"] == name and event["ResourceStatus"].endswith("_FAILED")
        ]
        expect(reasons, f"CloudFormation does not say why {name} failed.")
        return reasons[0]

    def _events(self) -> list[dict]:
        """Newest first."""
        pages = self._formation.get_paginator("describe_stack_events").paginate(StackName=NAME)
        return [event for page in pages for event in page["StackEvents"]]

    def of_type(self, kind: str) -> dict[str, str]:
        return {name: physical for name, (other, physical) in self.resources.items() if other == kind}

    def physical(self, name: str) -> str:
        return self.resources[name][1]

    def invoke(self, name: str, event: object) -> object:
        """`aws lambda invoke`."""
        self.invoked[name] += 1
        answer = self._lambda.invoke(FunctionName=self.physical(name), Payload=json.dumps(event).encode())
        body = answer["Payload"].read()
        if "FunctionError" in answer:
            raise FunctionFailed(f"{name}: {body.decode(errors='replace')[:2000]}")
        return json.loads(body) if body else None

    def run_output(self, name: str, address: str = "") -> dict:
        """Runs the command in an output, but for the AWS CLI that it is written for, with an address where it leaves one open."""
        words = shlex.split(self.outputs[name])
        expect(words[:3] == ["aws", "lambda", "invoke"], f"The output {name} is no call of a function: {words}.")
        options = dict(zip(words[3:], words[4:]))
        function, payload = options["--function-name"], options["--payload"].replace("https://...", address)
        self.invoked.update(logical for logical, (_, physical) in self.resources.items() if physical == function)
        answer = self._lambda.invoke(FunctionName=function, Payload=payload.encode())
        expect("FunctionError" not in answer, f"The command in {name} fails.")
        return json.loads(answer["Payload"].read())

    def _described(self) -> dict:
        return self._formation.describe_stacks(StackName=NAME)["Stacks"][0]


def _is_sure(change: dict) -> bool:
    """Not only that something it refers to might get another name."""
    sources = {detail.get("ChangeSource") for detail in change.get("Details", [])}
    return change["Action"] != "Modify" or "DirectModification" in sources


class FunctionFailed(Exception):
    """The handler threw: Lambda counts an error and, for some events, tries again."""


class Logs:
    """CloudWatch's."""

    def __init__(self, emulator: Emulator, stack: Stack):
        self._client = emulator.client("logs")
        self._stack = stack

    def of(self, function: str) -> list[dict]:
        """What a function logged as JSON."""
        return [json.loads(line) for line in self.messages(self._group(function)) if line.startswith("{")]

    def calls(self, function: str) -> int:
        return sum(line.startswith("START ") for line in self.messages(self._group(function)))

    def _group(self, function: str) -> str:
        return self._stack.physical(f"{function.removesuffix('Function')}Log")

    def messages(self, group: str) -> list[str]:
        pages = self._client.get_paginator("filter_log_events").paginate(logGroupName=group)
        return [event["message"] for page in pages for event in page["events"]]

    def groups(self) -> list[str]:
        return [
            group["logGroupName"]
            for page in self._client.get_paginator("describe_log_groups").paginate()
            for group in page["logGroups"]
        ]


def until(holds, otherwise: str, patience: float = 60) -> None:
    end = time.monotonic() + patience
    while not holds():
        if time.monotonic() > end:
            raise Stopped(otherwise)
        time.sleep(0.3)
