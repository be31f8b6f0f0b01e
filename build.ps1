# Finds dotnet, builds the program when its sources changed, and starts it with all arguments.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$program = Join-Path $root 'build/bin/Release/net10.0/Ingot.dll'
$stamp = Join-Path $root '.nuke/temp/built'
# This working copy is meant, wherever the call comes from.
if (-not $env:NUKE_ROOT) { $env:NUKE_ROOT = $root }
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:NUKE_TELEMETRY_OPTOUT = '1'

$dotnet = if ($env:DOTNET_EXE) { $env:DOTNET_EXE } else { (Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1).Source }
if (-not $dotnet) {
    [Console]::Error.WriteLine('What:  the .NET SDK is not here.')
    [Console]::Error.WriteLine('Why:   the program is built from source on first use, and dotnet is not on PATH.')
    [Console]::Error.WriteLine('To do: install the .NET 10 SDK (https://dotnet.microsoft.com/download), or set DOTNET_EXE.')
    exit 2
}

function Test-SourcesChanged {
    if (-not (Test-Path $stamp) -or -not (Test-Path $program)) { return $true }
    $built = (Get-Item $stamp).LastWriteTimeUtc
    $sources = @(Get-ChildItem (Join-Path $root 'build') -Recurse | Where-Object { $_.FullName.Substring($root.Length) -notmatch '[\\/](bin|obj)([\\/]|$)' })
    $sources += 'global.json', 'Directory.Build.props', 'Directory.Packages.props', '.editorconfig' | ForEach-Object { Get-Item (Join-Path $root $_) -Force }
    return [bool]($sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1)
}

if (Test-SourcesChanged) {
    [Console]::Error.WriteLine('Building the program (first use, or its sources changed) ...')
    New-Item -ItemType Directory -Force (Join-Path $root '.nuke/temp') | Out-Null
    $ErrorActionPreference = 'Continue'
    $begun = Get-Date
    $log = & $dotnet build (Join-Path $root 'build/_build.csproj') --configuration Release --nologo --verbosity quiet 2>&1
    if ($LASTEXITCODE -ne 0) {
        $log | ForEach-Object { [Console]::Error.WriteLine($_) }
        [Console]::Error.WriteLine('What:  the program does not build.')
        [Console]::Error.WriteLine('Why:   see the errors above.')
        [Console]::Error.WriteLine('To do: correct them; if nothing was changed here, check that the NuGet feed is reachable.')
        exit 2
    }
    $ErrorActionPreference = 'Stop'
    (New-Item -ItemType File -Force $stamp).LastWriteTime = $begun
}

& $dotnet $program @args
exit $LASTEXITCODE
