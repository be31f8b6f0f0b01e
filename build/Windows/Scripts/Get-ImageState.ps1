<#
Says how far sysprep has brought this Windows.

Why: a machine may be captured only in IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE; the registry is the witness, not sysprep's exit code.

Answer, the last line: {"ok":true,"imageState":"IMAGE_STATE_COMPLETE"}
On failure {"ok":false,"step":"state","message":""} and exit code 1.
Needs nothing beyond ConstrainedLanguage.
#>
[CmdletBinding()]
param()
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
try {
    $state = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Setup\State' -Name ImageState
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $true; imageState = "$($state.ImageState)" })
} catch {
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $false; step = 'state'; message = "$($_.Exception.Message)" })
    exit 1
}
