"""
Becomes what Lambda's java25 runtime is: AWS's runtime interface client, with Lambda's flags, in a place like Lambda's.

It stands in each zip as `bootstrap`, because without Docker ministack runs only what brings a runtime of its own.
"""

import io
import json
import os
import ssl
import sys
import urllib.request
import zipfile
from pathlib import Path

# What the rehearsal has written beside it: where the JDK, the client and all else are.
place = json.loads((Path(__file__).parent / "bootstrap.json").read_text())

task = Path(os.environ["LAMBDA_TASK_ROOT"])
layer = os.environ.pop("REHEARSED_LAYER", None)
mounts = [(place["trusted"], place["system_trust"])]
# The zips are for the architecture in template.yaml; this machine may have another.
if (task / "lib/libaws-crt-jni.so").exists():
    mounts.append((place["crt_library"], str(task / "lib/libaws-crt-jni.so")))
# The JDK may be in /opt itself, where the layer comes.
mounts.append((place["java_home"], place["java"]))
if layer:
    account, name, version = layer.split(":")[4], layer.split(":")[6], layer.split(":")[7]
    opt = Path(place["layers"]) / name / version
    if not opt.exists():
        source = f"{place['url']}/_ministack/lambda-layers/{account}/{place['region']}/{name}/{version}/content"
        with urllib.request.urlopen(source, context=ssl.create_default_context(cafile=place["certificate"])) as answer:
            zipfile.ZipFile(io.BytesIO(answer.read())).extractall(opt)
    mounts.append((str(opt), "/opt"))

# https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
os.environ.update(
    PATH="/usr/local/bin:/usr/bin:/bin",
    LANG="en_US.UTF-8",
    TZ=":UTC",
    AWS_EXECUTION_ENV="AWS_Lambda_java25",
    AWS_LAMBDA_INITIALIZATION_TYPE="on-demand",
    AWS_LAMBDA_LOG_FORMAT="JSON",
    AWS_LAMBDA_LOG_GROUP_NAME=f"/aws/lambda/{os.environ['AWS_LAMBDA_FUNCTION_NAME']}",
    LD_LIBRARY_PATH=f"{task}:{task}/lib",
)
heap = int(os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]) * 1024 * 85 // 100
java = [
    f"{place['java']}/bin/java",
    # Lambda's own flags.
    f"-XX:MaxHeapSize={heap}k",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    # Each process would unpack its own to one and the same path.
    f"-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI={place['client_library']}",
    f"-Djavax.net.ssl.trustStore={place['trust_store']}",
    "-Djavax.net.ssl.trustStorePassword=rehearsal",
    "-classpath",
    f"{place['client']}/*",
    "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
    os.environ["_HANDLER"],
]
# Mounts of its own, so that nobody else sees them.
script = "".join(f'mount --bind "{source}" "{target}" && ' for source, target in mounts) + 'exec "$@"'
os.chdir(task)
os.execvp("unshare", [*place["unshare"], "sh", "-c", script, "sh", *java])
