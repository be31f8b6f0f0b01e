"""Write the documented examples of each PowerShell module of three collections as a playbook, and list the modules."""
import json
import os
import re
import sys
import textwrap

import yaml
from ansible.parsing.plugin_docs import read_docstring
from ansible.plugins import loader

target = sys.argv[1]
if hasattr(loader, "init_plugin_loader"):
    loader.init_plugin_loader()
modules = []
for collection in ("ansible.windows", "community.windows", "chocolatey.chocolatey"):
    folder = next(
        path for root in sys.path
        if os.path.isdir(path := os.path.join(root, "ansible_collections", *collection.split("."), "plugins", "modules")))
    for file in sorted(entry for entry in os.listdir(folder) if entry.endswith(".ps1")):
        stem = os.path.join(folder, file[:-4])
        documented = next((stem + end for end in (".py", ".yml") if os.path.isfile(stem + end)), None)
        if documented is None:
            continue
        if documented.endswith(".py"):
            text = read_docstring(documented, verbose=False, ignore_errors=False)
            examples, options = text["plainexamples"] or "", (text["doc"] or {}).get("options") or {}
        else:
            with open(documented, encoding="utf-8") as source:
                text = yaml.safe_load(source)
            examples, options = text.get("EXAMPLES") or "", text["DOCUMENTATION"].get("options") or {}
        entries = yaml.safe_load(examples) or []
        playbook = None
        if entries:
            playbook = f"{collection}.{file[:-4]}.yml"
            examples = re.sub(r"\A\s*---[^\n]*\n", "", examples)
            plays = isinstance(entries[0], dict) and "hosts" in entries[0]
            body = re.sub(r"(?m)^(-?\s*)hosts:.*$", r"\1hosts: provisionedbox", examples) if plays else (
                "- name: Examples\n  hosts: provisionedbox\n  gather_facts: false\n  tasks:\n" + textwrap.indent(examples, "    "))
            with open(os.path.join(target, playbook), "w", encoding="utf-8") as written:
                written.write("---\n" + body)
        modules.append({"name": f"{collection}.{file[:-4]}", "path": stem + ".ps1", "playbook": playbook, "options": sorted(options)})
print(json.dumps(modules))
