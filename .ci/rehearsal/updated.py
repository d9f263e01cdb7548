"""Later deployments."""

from samcli.yamlhelper import yaml_dump, yaml_parse

import overlay
from account import expect, saw
from bundle import Checkout
from changed import PROMISE
from page import Page
from stack import NAME, Logs, Stack

# Called every ten minutes, by a schedule like the sweep's.
_SELDOM = {"CalendarFunction"}

# The key ring has its turn in every deployment, and keeps what it is.
_OF_A_DEPLOYMENT = {"AWS::Lambda::Function", "AWS::Lambda::LayerVersion", "Custom::Site", "Custom::Assets", "Custom::KeyRing"}


def by_another_host(stack: Stack, checkout: Checkout, page: Page, tree) -> None:
    """host.json alone has changed."""
    before = stack.resources
    checkout.fill(tree)
    touched = stack.deploy()
    expect(stack.status == "UPDATE_COMPLETE", f"The update ends in {stack.status}.")
    after = stack.resources
    came, went = after.keys() - before.keys(), before.keys() - after.keys()
    kinds = {after[name][0] for name in came} | {before[name][0] for name in went}
    expect(kinds == {"AWS::Lambda::LayerVersion"}, f"host.json makes {sorted(came)} come and {sorted(went)} go.")
    others = {name: kind for name, kind in touched.items() if kind not in _OF_A_DEPLOYMENT}
    expect(not others, f"host.json changes things that it has nothing to do with: {others}.")
    saw(f"updated: {', '.join(sorted(touched))}")
    shown = page.call("GET", "/")
    expect(PROMISE in shown.text, "The page does not show the new promise of host.json.")
    saw("the page makes the new promise")


def in_vain(stack: Stack, checkout: Checkout, page: Page) -> None:
    """A deployment whose last step fails takes back all the others, and the page is as it was."""
    file = checkout.folder / "template.yaml"
    good = file.read_text()
    template = yaml_parse(good)
    (site,) = overlay.resources(template, "Custom::Site").values()
    site["Properties"]["Bucket"] = f"{NAME}-there-is-no-such-bucket"
    (queue,) = overlay.resources(template, "AWS::SQS::Queue").values()
    queue["Properties"]["MessageRetentionPeriod"] = 86400
    file.write_text(yaml_dump(template))
    output = stack.deploy_in_vain()
    file.write_text(good)
    expect(stack.status == "UPDATE_ROLLBACK_COMPLETE", f"The failed update ends in {stack.status}.\n{output[-3000:]}")
    saw(f"a site that cannot be published: {stack.status}, because of “{stack.why_failed('Site')}”")
    shown = page.call("GET", "/")
    expect(shown.status == 200 and PROMISE in shown.text, "After the rollback the page is not what it was.")
    expect(page.call("GET", "/api/openings").status == 200, "After the rollback the API does not answer.")
    saw("page and API are what they were")


def expect_all_called(stack: Stack, logs: Logs) -> None:
    """Each function ran because of what the stack has for it, and not only by hand."""
    called = {name: logs.calls(name) - stack.invoked[name] for name in sorted(stack.of_type("AWS::Lambda::Function"))}
    idle = [name for name, times in called.items() if times < 1 and name not in _SELDOM]
    expect(not idle, f"Nothing in the stack called {idle}.")
    saw(f"called by the stack itself: {', '.join(f'{name} {times} times' for name, times in called.items())}")
