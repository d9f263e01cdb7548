"""Prints the regions in which the page can be: those of SES, as far as CloudFormation can make what mail needs there."""

import sys

import boto3
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER

OF_SES = boto3.Session().get_available_regions("ses")
NEEDED = {"AWS::SES::EmailIdentity", "AWS::SES::ConfigurationSet", "AWS::SES::ConfigurationSetEventDestination"}


def lacks(region: str) -> list[str]:
    return sorted(NEEDED - set(PROVIDER_SCHEMA_MANAGER.get_resource_types(region)))


possible = [region for region in OF_SES if not lacks(region)]
left_out = sorted(set(OF_SES) - set(possible))
if len(possible) < 20:
    sys.exit(f"Only {possible} of {OF_SES}? Look at what cfn-lint knows.")
print(f"SES is also in {', '.join(left_out)}, where CloudFormation cannot make its resources yet", file=sys.stderr)
print(*possible)
