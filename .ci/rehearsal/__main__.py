"""Deploys to moto what moto can have, and lets the zips' functions do their work there under AWS's own Java runtime."""

import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from botocore.exceptions import ClientError

import artifacts
import bounce
import changed
import cloud
import front
import poison
import processes
from account import Stopped, expect, left_out, saw, step
from lambdas import Function, Place
from mails import Post
from publishing import Formation, Ring, Site
from stream import Mapping
from visit import Api, Visit


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="meetme-rehearsal-"))
    try:
        rehearse(folder)
    except (Stopped, ClientError) as stopped:
        print(f"\nThe rehearsal stops: {stopped}\nThe logs are in {folder}", file=sys.stderr)
        return 1
    finally:
        processes.end_all()
    shutil.rmtree(folder)
    return 0


def rehearse(folder: Path) -> None:
    step("The zips, and what Lambda brings to them")
    artifacts.build(artifacts.TREE)
    artifacts.tell_sizes(artifacts.TREE)
    runtime = artifacts.runtime()
    tasks = artifacts.unpack(artifacts.TREE, runtime, folder / "task")

    step("The stack, in moto")
    aws = cloud.Cloud()
    aws.client("s3").create_bucket(Bucket="artifacts")
    template = artifacts.package(artifacts.TREE, "artifacts", aws.environment, folder / "packaged.yaml")
    stack = cloud.create(aws, template)
    tell(stack)
    for address in (cloud.HOST, cloud.SENDER):
        aws.client("ses").verify_email_identity(EmailAddress=address)
    saw("the host clicks what SES mails: both addresses are verified")

    step("The key ring, made by PublisherFunction")
    formation = Formation()
    _, site_properties = stack.one("Custom::Site")
    pages = cloud.unpack_layer(aws, stack.layers[site_properties["Layer"]], folder / "layer")

    def publisher_with(layer: Path) -> Function:
        place = Place(tasks["publisher.zip"], layer, runtime, aws.environment, folder)
        return Function("PublisherFunction", stack.functions["PublisherFunction"], place)

    publisher = publisher_with(pages)
    ring_name, ring_properties = stack.one("Custom::KeyRing")
    ring = Ring(formation, publisher, ring_name, ring_properties)
    secrets = ring.make()

    step("The functions, each in AWS's runtime")

    def function(name: str, attributes: dict[str, str]) -> Function:
        place = Place(tasks["lambda.zip"], None, runtime, aws.environment, folder)
        return Function(name, cloud.fill(stack.functions[name], ring_name, attributes), place)

    api_function = function("ApiFunction", secrets)
    mail, sweep, bounces = (function(name, secrets) for name in ("MailFunction", "SweepFunction", "BounceFunction"))
    api = Api(api_function, secrets["OriginSecret"])
    post = Post(aws)
    _, properties = stack.one("AWS::Lambda::EventSourceMapping")
    mapping = Mapping(aws, properties, mail)

    front.rehearse(api)

    step("A visit")
    visit = Visit(api, mapping, sweep, post)
    visit.ask()
    visit.approve()

    with ThreadPoolExecutor() as aside:
        other = aside.submit(changed.make, aws, folder)

        step("Meanwhile: a poison record")
        to_host, to_visitor = poison.rehearse(
            aws, stack.resources["Table"], artifacts.watched_metrics(template), api, mapping, mail, post
        )

        step("Meanwhile: a bounce")
        bounce.rehearse(bounces, stack.resources["BounceTopic"], api, to_host, to_visitor)

        step("Meanwhile: the site is published")
        site = Site(aws, formation, *stack.one("Custom::Site"))
        site.publish(publisher, pages)
        site.refuse(publisher)

        step("Meanwhile: the key ring turns")
        turned = ring.turn(secrets)
        api.function = function("ApiFunction", turned)
        visit.look("the old link, sent with the old origin secret, still opens")
        api.secret = turned["OriginSecret"]
        visit.look("and with the new one")

        step("Meanwhile: another host.json")
        changed.compare(template, other.result())
        content, arn = changed.layer(other.result())
        new_pages = cloud.unpack_layer(aws, content, folder / "new-layer")
        publisher = publisher_with(new_pages)
        site.update(publisher, new_pages, arn)
        site.delete(publisher)

    step("Two minutes after the decision: the invite")
    visit.invite()

    step("The logs")
    logs = [each.log.read_text() for each in (api_function, mail, sweep, bounces, publisher)]
    secret = [*visit.private(), secrets["OriginSecret"], turned["OriginSecret"]]
    told = [word for word in secret if any(word in log for log in logs)]
    expect(not told, f"A log has what no log may have: {told}.")
    saw("no name, address, topic, token or secret is in any log")

    step("Done")


def tell(stack: cloud.Stack) -> None:
    saw(f"moto made {len(stack.resources)} resources, {len(stack.functions)} of them functions")
    for name, (kind, _) in sorted(stack.played.items()):
        saw(f"played here with what the stack resolved: {name}, {kind}")
    for kind in sorted(set(stack.left_out.values())):
        names = sorted(name for name, other in stack.left_out.items() if other == kind)
        left_out(f"{kind}, which moto's CloudFormation does not know: {', '.join(names)}")
    saw("made by Lambda's API, because what refers to a layer in moto's CloudFormation does not get its ARN: the layer")
    if stack.invented:
        saw(f"invented for what was left out: {', '.join(sorted(stack.invented))}")


if __name__ == "__main__":
    sys.exit(main())
