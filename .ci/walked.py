"""Walks both ways of deploying as docs/deploying.md describes them, with the real `sam`, up to where AWS would begin to make the stack."""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
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
    for name in ("lambda.zip", "publisher.zip"):
        with zipfile.ZipFile(tree / "functions/target" / name, "w") as archive:
            archive.writestr(name, name)
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
    boto3.client(
        "cloudformation",
        endpoint_url=environment["AWS_ENDPOINT_URL"],
        region_name=REGION,
        aws_access_key_id="walked",
        aws_secret_access_key="walked",
    ).create_stack(
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


def expect(holds: object, otherwise: str) -> None:
    if not holds:
        sys.exit(otherwise)


if __name__ == "__main__":
    try:
        main()
    except guided.Stuck as stuck:
        sys.exit(str(stuck))
