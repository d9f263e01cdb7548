"""Writes what SAM makes of template.yaml, as CloudFormation is given it: python translate.py template.yaml translated.json"""

import json
import sys

from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform


class NoManagedPolicies:
    """Each function has a role of its own; asking AWS for the names of its policies would need an account."""

    def load(self):
        return {}


def as_if_uploaded(template):
    for resource in template["Resources"].values():
        for place in ("CodeUri", "ContentUri"):
            if place in resource.get("Properties", {}):
                resource["Properties"][place] = {"Bucket": "uploads", "Key": resource["Properties"][place]}
    return template


source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    template = as_if_uploaded(yaml_parse(file.read()))
translated = transform(template, {}, NoManagedPolicies())
with open(target, "w", encoding="utf-8") as file:
    json.dump(translated, file, indent=1)
