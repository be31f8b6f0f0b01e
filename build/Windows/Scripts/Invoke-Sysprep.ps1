<#
Starts sysprep, and does not wait for it.

Why: sysprep outlives its process and may take the agent's network with it, so whoever starts it cannot be the one who watches it: see
Watch-Sysprep.ps1. It is started through WMI, so that it is no child of this script and does not end with it. A sysprep at work is joined,
not started twice.

Answer, the last line: {"ok":true,"joined":false,"imageState":"IMAGE_STATE_COMPLETE","clock":63900000000}
On failure {"ok":false,"step":"state|cleanup|start","message":""} and exit code 1.
Needs nothing beyond ConstrainedLanguage.
#>
[CmdletBinding()]
param()
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$sysprep = "$env:SystemRoot\System32\Sysprep"
$step = 'state'
try {
    $key = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Setup\State'
    $state = "$((Get-ItemProperty -LiteralPath $key -Name ImageState).ImageState)"
    $joined = $state -eq 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE' -or @(Get-Process -Name sysprep, SetupHost -ErrorAction SilentlyContinue).Count -gt 0
    if (-not $joined) {
        # The tag and the logs of an earlier sysprep would be taken for those of this one.
        $step = 'cleanup'
        $tag = "$sysprep\Sysprep_succeeded.tag"
        if (Test-Path -LiteralPath $tag) { Remove-Item -LiteralPath $tag -Force }
        if (Test-Path -LiteralPath "$sysprep\Panther") {
            Get-ChildItem -LiteralPath "$sysprep\Panther" -Force | Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
        }
        $step = 'start'
        $command = "`"$sysprep\sysprep.exe`" /oobe /generalize /quiet /quit /mode:vm"
        $made = Invoke-CimMethod -ClassName Win32_Process -MethodName Create -Arguments @{ CommandLine = $command }
        if ($made.ReturnValue -ne 0) { throw "Windows did not start sysprep.exe; Win32_Process.Create returned $($made.ReturnValue)." }
    }
    $clock = [long]((Get-Date).ToUniversalTime().Ticks / 10000000)
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $true; joined = $joined; imageState = $state; clock = $clock })
} catch {
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $false; step = $step; message = "$($_.Exception.Message)" })
    exit 1
}
