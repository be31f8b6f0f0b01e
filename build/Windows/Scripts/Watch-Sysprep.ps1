<#
Watches sysprep for a while, and says what is to be seen then: the state of the image, the processes of setup, the success tag, the logs.

Why: no sign alone can be trusted. The state of a failed sysprep is that of a running one, the process may end before the work does, and the
tag may be old. It returns early when all three say success, or when the last process of setup ends.

Seconds  how long to watch; 0 only looks

Answer, the last line: {"ok":true,"imageState":"IMAGE_STATE_UNDEPLOYABLE","tag":false,"processes":["sysprep"],"clock":63900000000,
"hook":"<the last line of setupact.log that names a hook>","errors":["<lines of setuperr.log: the first four and the last>"]}
clock counts seconds on the guest's own clock, so that two answers can be compared.
On failure {"ok":false,"step":"state|logs","message":""} and exit code 1.
Needs nothing beyond ConstrainedLanguage.
#>
[CmdletBinding()]
param(
    [string]$Seconds = '90'
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$sysprep = "$env:SystemRoot\System32\Sysprep"

function Get-ImageState {
    "$((Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Setup\State' -Name ImageState).ImageState)"
}

function Get-SetupProcess {
    Get-Process -Name sysprep, SetupHost -ErrorAction SilentlyContinue | ForEach-Object { "$($_.Name)" }
}

function Get-Line([string]$Text) {
    # Plain characters only: the agent's way out knows no others, and the answer may not exceed 4096 bytes.
    $plain = ($Text -replace '[^ -~]', '?') -replace ' +', ' '
    if ($plain.Length -gt 240) { $plain.Substring(0, 240) } else { $plain }
}

$step = 'state'
try {
    $begin = Get-Date
    $before = @(Get-SetupProcess)
    while ($true) {
        $state = Get-ImageState
        $processes = @(Get-SetupProcess)
        $tag = Test-Path -LiteralPath "$sysprep\Sysprep_succeeded.tag"
        if ($tag -and $processes.Count -eq 0 -and $state -eq 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE') { break }
        if ($before.Count -gt 0 -and $processes.Count -eq 0) { break }
        if (((Get-Date) - $begin).TotalSeconds -ge [int]$Seconds) { break }
        Start-Sleep -Seconds 5
    }

    $step = 'logs'
    $hook = ''
    if (Test-Path -LiteralPath "$sysprep\Panther\setupact.log") {
        $lines = @(Get-Content -LiteralPath "$sysprep\Panther\setupact.log" -Tail 300 | Where-Object { $_ -match 'LaunchModule|LaunchDll' })
        if ($lines.Count -gt 0) { $hook = Get-Line -Text $lines[-1] }
    }
    $errors = @()
    if (Test-Path -LiteralPath "$sysprep\Panther\setuperr.log") {
        $lines = @(Get-Content -LiteralPath "$sysprep\Panther\setuperr.log" | Where-Object { $_ -match ', Error' })
        $errors = @($lines | Select-Object -First 4 | ForEach-Object { Get-Line -Text $_ })
        if ($lines.Count -gt 4) { $errors += Get-Line -Text $lines[-1] }
    }
    $clock = [long]((Get-Date).ToUniversalTime().Ticks / 10000000)
    ConvertTo-Json -Compress -InputObject ([ordered]@{
        ok = $true; imageState = $state; tag = $tag; processes = $processes; clock = $clock; hook = $hook; errors = $errors
    })
} catch {
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $false; step = $step; message = "$($_.Exception.Message)" })
    exit 1
}
