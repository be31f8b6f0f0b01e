:; set -eo pipefail
:; exec "$(cd "$(dirname "$0")" && pwd)/build.sh" "$@"
@echo off
powershell -NoLogo -NoProfile -ExecutionPolicy ByPass -File "%~dp0build.ps1" %*
