#!/usr/bin/env python3
"""Stand where wsl.exe would: run the command behind --exec with the variables that WSLENV names, and no others."""
import json
import os
import subprocess
import sys

arguments = sys.argv[1:]
names = [entry.split("/")[0] for entry in os.environ.get("WSLENV", "").split(":") if entry]
with open(os.environ["FAKE_WSL_NOTES"], "a", encoding="utf-8") as notes:
    notes.write(json.dumps({"arguments": arguments, "shared": names}) + "\n")
inner = {
    "HOME": os.environ.get("HOME", "/"),
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "WSL_DISTRO_NAME": "Debian",
    **{name: os.environ[name] for name in names if name in os.environ},
}
# A child and no exec: the process that is seen on Windows is not the one that works.
sys.exit(subprocess.run(arguments[arguments.index("--exec") + 1:], env=inner, check=False).returncode)
