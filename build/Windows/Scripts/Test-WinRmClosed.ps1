<#
Looks whether anything is left of the WinRM that a build opened; changes nothing.

Why: the script that removes things is a poor witness of its own work. This one runs in a process of its own after Close-WinRm.ps1, and on a
machine made of the image. It names every remnant, not only the first.

UserName     local build account
Thumbprints  of certificates that were there, with | between; those of the listener and of the builder
Keys         files of private keys that were there, with | between
Sids         of accounts that were there, with | between
Settings     what has to be as before, as name=value with | between, such as WSMan/Service/Auth/Basic=false or Policy/Name=absent

Answer, the last line: {"ok":true,"absent":["listener","certificate","key","clientCertificate","firewallRule","settings","account","profile","memory"]}
If something remains: {"ok":false,"step":"verify","message":"","absent":[],"remains":[]} and exit code 1.
On failure {"ok":false,"step":"look","message":""} and exit code 1.
Needs nothing beyond ConstrainedLanguage.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)][string]$UserName,
    [string]$Thumbprints = '',
    [string]$Keys = '',
    [string]$Sids = '',
    [string]$Settings = ''
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$mark = 'Ingot WinRM'
$policyKey = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'
$kinds = 'listener', 'certificate', 'key', 'clientCertificate', 'firewallRule', 'settings', 'account', 'profile', 'memory'
$found = @()

function Split-List([string]$Text) { $Text.Split('|') | Where-Object { $_ } }

function Get-State([string]$Name) {
    if ($Name -like 'Policy/*') {
        $value = $Name.Substring(7)
        if ((Get-Item -LiteralPath $policyKey).Property -notcontains $value) { return 'absent' }
        return "$((Get-ItemProperty -LiteralPath $policyKey -Name $value).$value)"
    }
    "$((Get-Item -Path "WSMan:\localhost\$($Name.Substring(6).Replace('/', '\'))").Value)"
}

$wasStopped = $false
$step = 'look'
try {
    $prints = @(Split-List -Text $Thumbprints)
    # The WSMan drive answers only while the service runs. An image may keep it disabled; then nothing listens, and nothing more is to be seen.
    $service = Get-Service -Name WinRM
    $canLook = "$($service.StartType)" -ne 'Disabled'
    if ($canLook -and "$($service.Status)" -ne 'Running') {
        $wasStopped = $true
        Start-Service -Name WinRM
    }
    if ($canLook) {
        foreach ($listener in @(Get-ChildItem -Path 'WSMan:\localhost\Listener' | Where-Object { $_.Keys -contains 'Transport=HTTPS' })) {
            $print = "$((Get-Item -Path "WSMan:\localhost\Listener\$($listener.Name)\CertificateThumbprint").Value)".Replace(' ', '')
            $path = "Cert:\LocalMachine\My\$print"
            $isOurs = $prints -contains $print -or -not (Test-Path -LiteralPath $path)
            if (-not $isOurs) { $isOurs = "$((Get-Item -LiteralPath $path).FriendlyName)" -eq $mark }
            if ($isOurs) { $found += [ordered]@{ kind = 'listener'; what = "$($listener.Name), certificate $print" } }
        }
        foreach ($mapping in @(Get-ChildItem -Path 'WSMan:\localhost\ClientCertificate')) {
            $subject = "$((Get-Item -Path "WSMan:\localhost\ClientCertificate\$($mapping.Name)\Subject").Value)"
            if ($subject -eq "$UserName@localhost") { $found += [ordered]@{ kind = 'clientCertificate'; what = "mapping of $subject" } }
        }
        foreach ($setting in @(Split-List -Text $Settings)) {
            $at = $setting.LastIndexOf('=')
            $state = Get-State -Name $setting.Substring(0, $at)
            if ($state -ne $setting.Substring($at + 1)) { $found += [ordered]@{ kind = 'settings'; what = "$($setting.Substring(0, $at)) is $state" } }
        }
    }
    foreach ($certificate in @(Get-ChildItem -Path 'Cert:\LocalMachine\My')) {
        if ($certificate.FriendlyName -eq $mark -or $prints -contains $certificate.Thumbprint) {
            $found += [ordered]@{ kind = 'certificate'; what = $certificate.Thumbprint }
        }
    }
    foreach ($store in 'Root', 'TrustedPeople') {
        foreach ($certificate in @(Get-ChildItem -Path "Cert:\LocalMachine\$store")) {
            if ($certificate.Subject -eq 'CN=Ingot builder' -or $prints -contains $certificate.Thumbprint) {
                $found += [ordered]@{ kind = 'clientCertificate'; what = "$store\$($certificate.Thumbprint)" }
            }
        }
    }
    foreach ($key in @(Split-List -Text $Keys)) {
        if (Test-Path -LiteralPath $key) { $found += [ordered]@{ kind = 'key'; what = $key } }
    }
    if (@(Get-NetFirewallRule -Name 'Ingot-WinRM-HTTPS' -ErrorAction SilentlyContinue).Count -gt 0) {
        $found += [ordered]@{ kind = 'firewallRule'; what = 'Ingot-WinRM-HTTPS' }
    }
    foreach ($account in @(Get-LocalUser)) {
        if ($account.Name -eq $UserName -or "$($account.Description)" -eq 'Temporary account of an Ingot image build') {
            $found += [ordered]@{ kind = 'account'; what = $account.Name }
        }
    }
    foreach ($sid in @(Split-List -Text $Sids)) {
        if (@(Get-CimInstance -ClassName Win32_UserProfile -Filter "SID='$sid'").Count -gt 0) { $found += [ordered]@{ kind = 'profile'; what = $sid } }
    }
    foreach ($folder in @(Get-ChildItem -LiteralPath "$env:SystemDrive\Users" -Directory -Force)) {
        if ($folder.Name -eq $UserName -or $folder.Name -like "$UserName.*") { $found += [ordered]@{ kind = 'profile'; what = $folder.FullName } }
    }
    if (Test-Path -LiteralPath 'HKLM:\SOFTWARE\Ingot') { $found += [ordered]@{ kind = 'memory'; what = 'HKLM\SOFTWARE\Ingot' } }
    if ($wasStopped) { Stop-Service -Name WinRM -Force }

    $remains = @($kinds | Where-Object { $kind = $_; @($found | Where-Object { $_.kind -eq $kind }).Count -gt 0 })
    $absent = @($kinds | Where-Object { $remains -notcontains $_ })
    if ($remains.Count -gt 0) {
        # The answer may not exceed 4096 bytes.
        $details = @($found | ForEach-Object { "$($_.kind): $($_.what)" } | Select-Object -First 12)
        ConvertTo-Json -Compress -InputObject ([ordered]@{
            ok = $false; step = 'verify'; message = "Still there: $($details -join '; ')."; absent = $absent; remains = $remains
        })
        exit 1
    }
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $true; absent = $absent })
} catch {
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $false; step = $step; message = "$($_.Exception.Message)" })
    exit 1
}
