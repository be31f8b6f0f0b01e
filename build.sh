#!/usr/bin/env bash
# Finds dotnet, builds the program when its sources changed, and starts it with all arguments.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
program="$root/build/bin/Release/net10.0/Ingot.dll"
stamp="$root/.nuke/temp/built"

# This working copy is meant, wherever the call comes from.
export NUKE_ROOT="${NUKE_ROOT:-$root}"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 NUKE_TELEMETRY_OPTOUT=1

find_dotnet() {
  local candidate
  for candidate in "${DOTNET_EXE:-}" "$(command -v dotnet || true)" "${DOTNET_ROOT:-/nowhere}/dotnet" \
    "${HOME:-/nowhere}/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
    if [[ -x "$candidate" ]]; then echo "$candidate"; return; fi
  done
  echo "What:  the .NET SDK is not here." >&2
  echo "Why:   the program is built from source on first use; dotnet is neither on PATH nor where it is usually installed." >&2
  echo "To do: install the .NET 10 SDK (https://dotnet.microsoft.com/download), or set DOTNET_EXE." >&2
  exit 2
}

# The same build class against the real package instead of build/nuke: ./build.sh --nuke-package 10.1.0 Target …
use_nuke_package() {
  local version="$1" log="$root/.nuke/temp/build-nuke-package.log"
  program="$root/build/bin/NukePackage/net10.0/Ingot.dll"
  mkdir -p "$root/.nuke/temp"
  echo "Building against Nuke.Common $version ..." >&2
  if "$dotnet" build "$root/build/_build.csproj" --configuration NukePackage --nologo --verbosity quiet -p:Optimize=true \
    -p:NukePackage="$version" -p:NuGetLockFilePath=obj/nuke-package.lock.json -p:RestoreLockedMode=false >"$log" 2>&1; then return; fi
  if grep -qE 'NU110[123]' "$log"; then
    echo "What:  the NuGet feed has no Nuke.Common $version." >&2
    echo "Why:   $(grep -oE 'NU110[123]: .*' "$log" | head -n 1)" >&2
    echo "To do: add a feed that has it, or leave --nuke-package out: build/nuke takes its place." >&2
  else
    cat "$log" >&2
    echo "What:  the program does not build against Nuke.Common $version." >&2
    echo "Why:   see the errors above." >&2
    echo "To do: use the version that build/nuke follows, 10.1.0, or correct what the errors name." >&2
  fi
  exit 2
}

# Folders count as well as files: they change when a file in them is deleted.
sources_changed() {
  [[ ! -f "$stamp" || ! -f "$program" ]] || [[ -n "$(find "$root/build" "$root/global.json" "$root/Directory.Build.props" \
    "$root/Directory.Packages.props" "$root/.editorconfig" \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print -quit)" ]]
}

build() {
  echo "Building the program (first use, or its sources changed) ..." >&2
  local log="$root/.nuke/temp/build-program.log"
  mkdir -p "$root/.nuke/temp"
  # Here already, so that making them does not count as a change of the folders above.
  mkdir -p "$root"/build/{bin,obj} "$root"/build/{nuke,emulator}/{bin,obj}
  # Made before the build: what changes while it runs is newer, and is built next time.
  touch "$stamp.begun"
  if ! "$dotnet" build "$root/build/_build.csproj" --configuration Release --nologo --verbosity quiet >"$log" 2>&1; then
    cat "$log" >&2
    echo "What:  the program does not build." >&2
    echo "Why:   see the errors above." >&2
    echo "To do: correct them; if nothing was changed here, check that the NuGet feed is reachable." >&2
    exit 2
  fi
  mv "$stamp.begun" "$stamp"
}

dotnet="$(find_dotnet)"
if [[ "${1:-}" == --nuke-package ]]; then
  use_nuke_package "${2:?--nuke-package takes a version, such as 10.1.0}"
  shift 2
elif sources_changed; then
  # Two callers must not build over each other.
  if command -v flock >/dev/null; then
    mkdir -p "$root/.nuke/temp"
    exec 9>"$root/.nuke/temp/build.lock"
    flock 9
    if sources_changed; then build; fi
    exec 9>&-
  else
    build
  fi
fi
exec "$dotnet" "$program" "$@"
