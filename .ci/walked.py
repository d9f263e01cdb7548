"""Walks the ways of docs/deploying.md that need no AWS: deploying with the real `sam`, up to where AWS would begin, and the way back."""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import zipfile
from pathlib import Path

import boto3
from moto.server import ThreadedMotoServer

import guided

TREE = Path(__file__).resolve().parent.parent
SAM = str(Path(sys.executable).parent / "sam")
MOST = 10
ADDRESSES = {"HostEmail": "you@example.org", "SenderEmail": "meet@example.org"}
REGION = "us-east-1"

# What `sam` prints before it asks for anything to be made: all that it would send.
_SENT = re.compile(r"Parameter overrides\s*: (\{.*})")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="meetme-walked-") as folder:
        environment = account()
        by_enter(checkout(Path(folder) / "guided"), environment)
        by_file(checkout(Path(folder) / "file"), environment)
    copy_back(environment)


def by_enter(tree: Path, environment: dict[str, str]) -> None:
    answers = {f"Parameter {name}": address for name, address in ADDRESSES.items()}
    dialogue = guided.walk([SAM, "deploy", "--guided"], tree, environment, answers, MOST)
    asked = [question.text for question in dialogue.questions]
    expect(len(set(asked)) == len(asked), f"Asked twice: {asked}.")
    expect(set(answers) <= set(asked), f"Not asked: {set(answers) - set(asked)}.")
    told = sent(dialogue.output)
    expect(told == ADDRESSES, f"Answered by Enter, sam would send {told}.")
    print(f"`sam deploy --guided`, answered by two addresses and otherwise by Enter: {len(asked)} questions")
    for question in dialogue.questions:
        print(f"  {question.text} [{question.default}] {question.answer}")
    expect((tree / "samconfig.toml").is_file(), "The answers were not kept.")
    told = sent(deploy(tree, environment))
    expect(told == ADDRESSES, f"A later `sam deploy` would send {told}.")
    print("a later `sam deploy` asks nothing and sends the same two")


def by_file(tree: Path, environment: dict[str, str]) -> None:
    example = (tree / "samconfig.example.toml").read_text()
    for name, address in ADDRESSES.items():
        example, found = re.subn(rf'"{name}=[^"]*"', f'"{name}={address}"', example)
        expect(found == 1, f"samconfig.example.toml has {found} places for {name}, not one.")
    (tree / "samconfig.toml").write_text(example)
    told = sent(deploy(tree, environment))
    expect(told == ADDRESSES, f"With samconfig.example.toml and two addresses in it, sam would send {told}.")
    print("samconfig.example.toml with two addresses, and `sam deploy`: nothing is asked, the same two are sent")


def copy_back(environment: dict[str, str]) -> None:
    """The guide's own program, as it stands there, from a restored table into a live one that has gone on since."""
    program = re.search(r"```python\n(.*?)```", (TREE / "docs/deploying.md").read_text(), re.DOTALL)
    expect(program, "docs/deploying.md has no program that copies a restored table back.")
    dynamo = boto3.resource("dynamodb", **connection(environment))
    live, restored = (table(dynamo, name) for name in ("TABLE", "meet-me-restored"))
    for each in (
        item("host", "sending", "sending", state="paused"),
        item("keys", "keys", "keys", current="new"),
    ):
        live.put_item(Item=each)
    for each in (
        item("host", "sending", "sending", state="on"),
        item("host", "seal", "seal", nonce="of a link that was ended"),
        item("calendar", "address", "calendar", url="of a calendar that was forgotten"),
        item("keys", "keys", "keys", current="old"),
        item("request#1", "request", "request", name="Pat"),
        item("request#1", "mail#REQUEST_TO_HOST#1", "mail", status="sent"),
        item("request#1", "mail#INVITE_TO_HOST#2", "mail", status="waiting"),
        item("invitations", "1", "invitation", name="Alex", endsAt="2026-01-01T05:00:00Z"),
        item("invitations", "2", "invitation", name="Kim", endsAt="2999-01-01T05:00:00Z"),
        item("watch", "1", "watch", email="of somebody who has unsubscribed since"),
        item("watch#1", "mail#TELL#lisbon", "mail", status="waiting"),
        item("watch#1", "mail#WATCH#1", "mail", status="sent"),
        item("telling", "lisbon", "telling", state="told"),
    ):
        restored.put_item(Item=each)
    code = textwrap.dedent(program[1])
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60)
    expect(run.returncode == 0, run.stderr)
    expect(run.stdout.split() == ["request#1", "mail#INVITE_TO_HOST#2"], f"It lists as waiting: {run.stdout}")
    now = {(each["pk"], each["sk"]): each for each in live.scan()["Items"]}
    expect(now["host", "sending"]["state"] == "paused", "The copy resumes sending.")
    expect(now["keys", "keys"]["current"] == "new", "The copy brings an old key back.")
    expect(("host", "seal") not in now, "The copy revives links to the board that were ended.")
    expect(("calendar", "address") not in now, "The copy connects a calendar that was forgotten.")
    expect(("request#1", "mail#INVITE_TO_HOST#2") not in now, "The copy would send an email again.")
    watched = {key for key in now if key[0].startswith("watch")}
    expect(not watched, f"The copy brings back who wanted to be told of trips: {watched}.")
    expect(("invitations", "1") not in now, "The copy brings back an invitation that is over.")
    lost = {
        ("request#1", "request"),
        ("request#1", "mail#REQUEST_TO_HOST#1"),
        ("invitations", "2"),
        ("telling", "lisbon"),
    } - now.keys()
    expect(not lost, f"The copy does not bring back {lost}.")
    print("the guide's copy of a restored table: what was lost is back; nothing else")


def table(dynamo, name: str):
    return dynamo.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": each, "AttributeType": "S"} for each in ("pk", "sk")],
        BillingMode="PAY_PER_REQUEST",
    )


def item(pk: str, sk: str, kind: str, **more: str) -> dict[str, str]:
    return {"pk": pk, "sk": sk, "kind": kind, **more}


def deploy(tree: Path, environment: dict[str, str]) -> str:
    run = subprocess.run(
        [SAM, "deploy"], cwd=tree, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300
    )
    return run.stdout + run.stderr


def sent(output: str) -> dict[str, str]:
    found = _SENT.search(output)
    expect(found, f"sam did not come so far as to deploy:\n{output}")
    return json.loads(found[1])


def checkout(tree: Path) -> Path:
    """As a host has it after `mvn package`; what is in the zips does not matter here."""
    site = tree / "functions/target/site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("a page")
    for name in set(re.findall(r"CodeUri: (\S+\.zip)", (TREE / "template.yaml").read_text())):
        with zipfile.ZipFile(tree / name, "w") as archive:
            archive.writestr("code", name)
    for name in ("template.yaml", "samconfig.example.toml"):
        shutil.copy(TREE / name, tree / name)
    return tree


def account() -> dict[str, str]:
    """moto, which has all that `sam` needs before the stack itself, and SAM's own bucket."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    environment = {
        **os.environ,
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "walked",
        "AWS_SECRET_ACCESS_KEY": "walked",
        "SAM_CLI_TELEMETRY": "0",
    }
    # The template of the bucket that sam would deploy has a bucket policy, which moto's CloudFormation does not know.
    boto3.client("cloudformation", **connection(environment)).create_stack(
        StackName="aws-sam-cli-managed-default",
        TemplateBody=json.dumps(
            {
                "Resources": {"Bucket": {"Type": "AWS::S3::Bucket"}},
                "Outputs": {"SourceBucket": {"Value": {"Ref": "Bucket"}}},
            }
        ),
        Tags=[{"Key": "ManagedStackSource", "Value": "AwsSamCli"}],
    )
    return environment


def connection(environment: dict[str, str]) -> dict[str, str]:
    return {
        "endpoint_url": environment["AWS_ENDPOINT_URL"],
        "region_name": REGION,
        "aws_access_key_id": environment["AWS_ACCESS_KEY_ID"],
        "aws_secret_access_key": environment["AWS_SECRET_ACCESS_KEY"],
    }


def expect(holds: object, otherwise: str) -> None:
    if not holds:
        sys.exit(otherwise)


if __name__ == "__main__":
    try:
        main()
    except guided.Stuck as stuck:
        sys.exit(str(stuck))
