"""Say, as one JSON object, what this machine has for Ansible: run by any Python 3, with the folder of the isolated Ansible as its argument."""
import json
import os
import sys


def interpreter(script):
    """The command that runs a script; empty when it is none of Python."""
    folder = os.path.dirname(script)
    # A virtual environment's own Python: its scripts start with a shell when the path has spaces.
    if os.path.exists(os.path.join(folder, "activate")) and os.path.exists(os.path.join(folder, "python")):
        return [os.path.join(folder, "python")]
    # Only the interpreter in the script's first line sees the packages that the script sees.
    with open(script, "rb") as file:
        line = file.readline().decode("utf-8", "replace").strip()
    return line[2:].split() if line.startswith("#!") and "python" in line else []


isolated = os.path.expanduser(sys.argv[1])
folders = [os.path.join(isolated, "bin")] + [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
scripts = [os.path.join(folder, "ansible-playbook") for folder in dict.fromkeys(folders)]
print(json.dumps({
    "isolated": isolated,
    "hasApt": os.path.exists("/usr/bin/apt-get"),
    "isRoot": os.geteuid() == 0,
    "distribution": os.environ.get("WSL_DISTRO_NAME"),
    "candidates": [
        {"directory": os.path.dirname(script), "command": command}
        for script in scripts if os.path.isfile(script) and (command := interpreter(script))
    ],
}))
