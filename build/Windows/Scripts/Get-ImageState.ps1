<#
Says how far sysprep has brought this Windows.

Why: a machine may be captured only when the state in the registry, the processes of setup and the success tag all say that it is
generalized; each of them alone has been wrong.

Answer, the last line: {"ok":true,"imageState":"IMAGE_STATE_COMPLETE","tag":false,"processes":[]}
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
    $tag = Test-Path -LiteralPath "$env:SystemRoot\System32\Sysprep\Sysprep_succeeded.tag"
    $processes = @(Get-Process -Name sysprep, SetupHost -ErrorAction SilentlyContinue | ForEach-Object { "$($_.Name)" })
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $true; imageState = "$($state.ImageState)"; tag = $tag; processes = $processes })
} catch {
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $false; step = 'state'; message = "$($_.Exception.Message)" })
    exit 1
}
