#!/bin/sh
# Words to complete, one per line, read from a build's schema without starting the build:
#   words.sh <build.schema.json> targets | switches | values <switch>
schema=$1

# What stands in the list "enum" after the line that matches.
enum() {
  awk -v start="$1" '
    index($0, start) == 1 { inside = 1; depth = match($0, /[^ ]/) }
    inside && /"enum": \[/ { listed = 1; next }
    listed && /\]/ { exit }
    listed { gsub(/[ ",]/, ""); print; next }
    inside && match($0, /[^ ]/) == depth && /^ *}/ { exit }' "$schema"
}

# Keys of both objects "properties", which stand eight spaces deep.
parameters() {
  awk '/^      "properties": \{/ { inside = 1; next } /^      \}/ { inside = 0 }
    inside && /^        "/ { gsub(/[ "]|:.*/, ""); print }' "$schema"
}

case $2 in
  targets) enum '    "ExecutableTarget": {' ;;
  switches)
    parameters | sed -E \
      -e 's/AppVeyor/Appveyor/g; s/DotNet/Dotnet/g; s/GitHub/Github/g; s/GitLab/Gitlab/g; s/GitVersion/Gitversion/g' \
      -e 's/JetBrains/Jetbrains/g; s/MSBuild/Msbuild/g; s/NuGet/Nuget/g; s/ReSharper/Resharper/g; s/SignPath/Signpath/g; s/TeamCity/Teamcity/g' \
      -e 's/([a-z0-9])([A-Z])/\1-\2/g; s/([A-Z])([A-Z][a-z])/\1-\2/g; s/^/--/' | tr 'A-Z' 'a-z'
    ;;
  values)
    name=$(parameters | awk -v typed="$3" 'BEGIN { gsub(/-/, "", typed) } tolower($0) == tolower(typed) { print; exit }')
    [ -n "$name" ] || exit 0
    reference=$(awk -v start="        \"$name\": {" '
      index($0, start) == 1 { inside = 1 }
      inside && /"\$ref"/ { sub(/.*definitions\//, ""); sub(/".*/, ""); print; exit }
      inside && /^        \}/ { exit }' "$schema")
    if [ -n "$reference" ]; then enum "    \"$reference\": {"; else enum "        \"$name\": {"; fi
    ;;
esac
