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

# Folders count as well as files: they change when a file in them is deleted.
sources_changed() {
  [[ ! -f "$stamp" || ! -f "$program" ]] || [[ -n "$(find "$root/build" "$root/global.json" "$root/Directory.Build.props" \
    "$root/Directory.Packages.props" "$root/.editorconfig" \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print -quit)" ]]
}

build() {
  echo "Building the program (first use, or its sources changed) ..." >&2
  local log="$root/.nuke/temp/build-program.log"
  mkdir -p "$root/.nuke/temp"
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
if sources_changed; then
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
