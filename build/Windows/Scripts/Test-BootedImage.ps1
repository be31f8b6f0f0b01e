<#
Looks at a machine made of an image: who it is, what is left of the bake, and whether setup went well.

Why: what an image carries along is in every machine made of it. Nothing is changed, so it can run again.

UserName  local build account, which must not be there, nor a profile of it
Since     when the machine was made, as yyyy-MM-ddTHH:mm:ssZ; older errors of setup came with the source image. A day is granted for time zones

Answer, the last line: {"ok":true,"computerName":"","machineSid":"","imageState":"","problems":[""]}
On failure {"ok":false,"step":"identity|account|winrm|secrets|setup|events","message":""} and exit code 1.
Needs nothing beyond ConstrainedLanguage.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)][string]$UserName,
    [Parameter(Mandatory = $true)][string]$Since
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$mark = 'Ingot WinRM'

function Get-Short([string]$Text) {
    $line = ($Text -replace '\s+', ' ').Trim()
    if ($line.Length -gt 240) { return $line.Substring(0, 240) + '...' }
    $line
}

function Find-Account {
    foreach ($user in @(Get-LocalUser | Where-Object { $_.Name -eq $UserName })) {
        "The build account '$($user.Name)' is there."
    }
    foreach ($entry in @(Get-CimInstance -ClassName Win32_UserProfile)) {
        if ("$($entry.LocalPath)" -like "*\$UserName" -or "$($entry.LocalPath)" -like "*\$UserName.*") {
            "The profile of the build account is there, in $($entry.LocalPath)."
        }
    }
}

# A listener that the image has of its own, with a certificate of its own, may stay.
function Find-WinRm {
    $ours = @(Get-ChildItem -Path 'Cert:\LocalMachine\My' | Where-Object { $_.FriendlyName -eq $mark } | ForEach-Object { $_.Thumbprint })
    $all = @(Get-ChildItem -Path 'Cert:\LocalMachine\My' | ForEach-Object { $_.Thumbprint })
    if ($ours.Count -gt 0) { "The certificate of the bake's WinRM is there: $($ours -join ', ')." }
    if (@(Get-NetFirewallRule -Name 'Ingot-WinRM-HTTPS' -ErrorAction SilentlyContinue).Count -gt 0) {
        'The firewall rule Ingot-WinRM-HTTPS is there: port 5986 is open.'
    }
    # A service that does not run answers nobody, and does not show its listeners.
    if ("$((Get-Service -Name WinRM).Status)" -ne 'Running') { return }
    foreach ($listener in @(Get-ChildItem -Path 'WSMan:\localhost\Listener' | Where-Object { $_.Keys -contains 'Transport=HTTPS' })) {
        $print = "$((Get-Item -Path "WSMan:\localhost\Listener\$($listener.Name)\CertificateThumbprint").Value)".Replace(' ', '')
        if ($ours -contains $print) { 'WinRM still listens on port 5986 with the certificate of the bake.' }
        elseif ($all -notcontains $print) { "WinRM has an HTTPS listener whose certificate $print is not there." }
    }
}

function Find-Secret {
    if (Test-Path -LiteralPath 'HKLM:\SOFTWARE\Ingot') { 'The values that the bake saved are there, in HKLM:\SOFTWARE\Ingot.' }
    foreach ($file in 'C:\unattend.xml', 'C:\Windows\Panther\unattend.xml', 'C:\Windows\Panther\Unattend\unattend.xml',
        'C:\Windows\System32\Sysprep\unattend.xml', 'C:\Windows\System32\Sysprep\Panther\unattend.xml') {
        if (-not (Test-Path -LiteralPath $file)) { continue }
        # Setup blots passwords out when it has read them.
        if ("$(Get-Content -LiteralPath $file -Raw)" -match '<(AdministratorPassword|Password)>\s*(<Value>\s*)?(?!\*SENSITIVE\*)[^<\s]') {
            "The answer file $file holds a password."
        }
    }
}

function Find-SetupError([string]$First) {
    foreach ($file in 'C:\Windows\Panther\setuperr.log', 'C:\Windows\Panther\UnattendGC\setuperr.log') {
        if (-not (Test-Path -LiteralPath $file)) { continue }
        $lines = @(Get-Content -LiteralPath $file | Where-Object { $_ -match '^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d, Error' -and $_.Substring(0, 19) -ge $First })
        if ($lines.Count -gt 0) { "Setup logged $($lines.Count) error(s) in ${file}: $(Get-Short -Text $lines[0])" }
    }
}

function Find-SetupEvent([datetime]$Start) {
    foreach ($filter in @{ LogName = 'Setup'; Level = 1, 2; StartTime = $Start },
        @{ LogName = 'System'; ProviderName = 'Microsoft-Windows-Setup'; Level = 1, 2; StartTime = $Start }) {
        # No event is an error to it, as is a provider that this Windows does not have.
        $events = @()
        try { $events = @(Get-WinEvent -FilterHashtable $filter -MaxEvents 5) } catch { continue }
        if ($events.Count -gt 0) {
            "The event log $($filter.LogName) has errors of setup, such as $($events[0].Id): $(Get-Short -Text $events[0].Message)"
        }
    }
}

$step = 'identity'
try {
    $start = ([datetime]$Since).AddDays(-1)
    $sid = "$((@(Get-LocalUser)[0]).SID)" -replace '-[0-9]+$', ''
    $state = "$((Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Setup\State' -Name ImageState).ImageState)"
    $problems = @()
    if ($state -ne 'IMAGE_STATE_COMPLETE') { $problems += "Its image state is $state and not IMAGE_STATE_COMPLETE: setup did not complete." }
    $step = 'account'
    $problems += @(Find-Account)
    $step = 'winrm'
    $problems += @(Find-WinRm)
    $step = 'secrets'
    $problems += @(Find-Secret)
    $step = 'setup'
    $problems += @(Find-SetupError -First $start.ToString('yyyy-MM-dd HH:mm:ss'))
    $step = 'events'
    $problems += @(Find-SetupEvent -Start $start)
    # The answer has to fit.
    $told = @($problems | Select-Object -First 10 | ForEach-Object { Get-Short -Text $_ })
    ConvertTo-Json -Compress -InputObject ([ordered]@{
        ok = $true; computerName = $env:COMPUTERNAME; machineSid = $sid; imageState = $state; problems = $told
    })
} catch {
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $false; step = $step; message = "$($_.Exception.Message)" })
    exit 1
}
