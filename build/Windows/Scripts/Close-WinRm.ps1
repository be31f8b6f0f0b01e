<#
Takes back what Enable-WinRm.ps1 did, then looks again.

Why: an image must hold no listener, key, rule or account of its build. A listener that Enable-WinRm.ps1 did not make stays.
Running it again, or on a machine that was never opened, answers the same.

UserName  local build account; every account that Enable-WinRm.ps1 made goes, this one is looked for in the end

Answer, the last line: {"ok":true,"absent":["listener","certificate","firewallRule","account","profile","settings"],"proof":{...}}; the
proof names what was there, so that Test-WinRmClosed.ps1 can look for exactly that.
If something remains: {"ok":false,"step":"verify","message":"","absent":[],"remains":[]} and exit code 1.
On failure {"ok":false,"step":"listener|certificate|firewall|settings|account|verify","message":""} and exit code 1.
Needs nothing beyond ConstrainedLanguage.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)][string]$UserName
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$memory = 'HKLM:\SOFTWARE\Ingot'
$mark = 'Ingot WinRM'
$policyKey = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'
$policyName = 'LocalAccountTokenFilterPolicy'

function Get-OurCertificate {
    Get-ChildItem -Path 'Cert:\LocalMachine\My' | Where-Object { $_.FriendlyName -eq $mark }
}

function Get-HttpsListener {
    Get-ChildItem -Path 'WSMan:\localhost\Listener' |
        Where-Object { $_.Keys -contains 'Transport=HTTPS' } |
        ForEach-Object {
            $name = $_.Name
            $print = (Get-Item -Path "WSMan:\localhost\Listener\$name\CertificateThumbprint").Value
            [ordered]@{ Name = $name; Thumbprint = "$print".Replace(' ', '') }
        }
}

function Get-Memory {
    $values = @{}
    if (Test-Path -LiteralPath $memory) {
        foreach ($name in (Get-Item -LiteralPath $memory).Property) {
            $values[$name] = "$((Get-ItemProperty -LiteralPath $memory -Name $name).$name)"
        }
    }
    $values
}

# The service restarts when some of its settings change, and the drive answers again only after that.
function Get-Setting([string]$Path) {
    foreach ($try in 1..10) {
        try { return "$((Get-Item -Path $Path).Value)" }
        catch { if ($try -eq 10) { throw } else { Start-Sleep -Seconds 2 } }
    }
}

function Restore-Setting([string]$Path, [string]$Value) {
    foreach ($try in 1..10) {
        if ((Get-Setting -Path $Path) -eq $Value) { return }
        try { Set-Item -Path $Path -Value $Value -Force -WarningAction SilentlyContinue }
        catch { if ($try -eq 10) { throw } else { Start-Sleep -Seconds 2 } }
    }
}

function Get-Client([string[]]$Prints) {
    foreach ($print in $Prints) {
        Get-ChildItem -Path 'WSMan:\localhost\ClientCertificate' | Where-Object { $_.Keys -contains "Issuer=$print" } |
            ForEach-Object { "WSMan:\localhost\ClientCertificate\$($_.Name)" }
        foreach ($store in 'Root', 'TrustedPeople') {
            if (Test-Path -LiteralPath "Cert:\LocalMachine\$store\$print") { "Cert:\LocalMachine\$store\$print" }
        }
    }
}

function Get-SettingPath([string]$Name) {
    "WSMan:\localhost\$($Name.Substring(6).Replace('/', '\'))"
}

$step = 'listener'
try {
    $saved = Get-Memory
    # The WSMan drive answers only while the service runs.
    if ("$((Get-Service -Name WinRM).Status)" -ne 'Running') { Start-Service -Name WinRM }
    $prints = @(Get-OurCertificate | ForEach-Object { $_.Thumbprint })
    # One whose certificate somebody else removed is still ours.
    $prints += @($saved.Keys | Where-Object { $_ -like 'Key/*' } | ForEach-Object { $_.Substring(4) } | Where-Object { $prints -notcontains $_ })
    $keys = @($saved.Keys | Where-Object { $_ -like 'Key/*' } | ForEach-Object { $saved[$_] })
    $clients = @($saved.Keys | Where-Object { $_ -like 'Client/*' } | ForEach-Object { $_.Substring(7) })
    foreach ($listener in @(Get-HttpsListener)) {
        if ($prints -contains $listener.Thumbprint) {
            Remove-Item -Path "WSMan:\localhost\Listener\$($listener.Name)" -Recurse -Force
        }
    }

    $step = 'certificate'
    foreach ($print in $prints) {
        if (Test-Path -LiteralPath "Cert:\LocalMachine\My\$print") { Remove-Item -Path "Cert:\LocalMachine\My\$print" -DeleteKey -Force }
    }
    foreach ($path in @(Get-Client -Prints $clients)) { Remove-Item -Path $path -Recurse -Force }

    $step = 'firewall'
    Get-NetFirewallRule -Name 'Ingot-WinRM-HTTPS' -ErrorAction SilentlyContinue | Remove-NetFirewallRule

    $step = 'settings'
    foreach ($name in @($saved.Keys)) {
        if ($name -like 'WSMan/*') {
            Restore-Setting -Path (Get-SettingPath -Name $name) -Value $saved[$name]
        }
    }
    if ($saved.ContainsKey("Policy/$policyName")) {
        if ($saved["Policy/$policyName"] -eq 'absent') {
            if ((Get-Item -LiteralPath $policyKey).Property -contains $policyName) {
                Remove-ItemProperty -LiteralPath $policyKey -Name $policyName -Force
            }
        } else {
            Set-ItemProperty -LiteralPath $policyKey -Name $policyName -Value ([int]$saved["Policy/$policyName"])
        }
    }

    $step = 'account'
    $sids = @()
    $names = @($saved.Keys | Where-Object { $_ -like 'Account/*' } | ForEach-Object { $_.Substring(8) })
    foreach ($account in @(Get-LocalUser | Where-Object { $names -contains $_.Name })) {
        $sids += "$($account.SID)"
        # The account's last process may not have let go of its profile yet.
        foreach ($try in 1..12) {
            $profiles = @(Get-CimInstance -ClassName Win32_UserProfile -Filter "SID='$($account.SID)'")
            if ($profiles.Count -eq 0) { break }
            try { $profiles | Remove-CimInstance } catch { Start-Sleep -Seconds 5 }
        }
        Remove-LocalUser -Name $account.Name
    }
    # A folder that no profile is registered for: one that was made before the profile, or outlived it.
    foreach ($name in $names) {
        foreach ($folder in @(Get-ChildItem -LiteralPath "$env:SystemDrive\Users" -Directory -Force)) {
            if ($folder.Name -ne $name -and $folder.Name -notlike "$name.*") { continue }
            foreach ($try in 1..6) {
                try { Remove-Item -LiteralPath $folder.FullName -Recurse -Force; break } catch { Start-Sleep -Seconds 5 }
            }
        }
    }

    $step = 'verify'
    $remains = @()
    foreach ($listener in @(Get-HttpsListener)) { if ($prints -contains $listener.Thumbprint) { $remains += 'listener' } }
    if (@(Get-OurCertificate).Count -gt 0 -or @(Get-Client -Prints $clients).Count -gt 0) { $remains += 'certificate' }
    if (@(Get-NetFirewallRule -Name 'Ingot-WinRM-HTTPS' -ErrorAction SilentlyContinue).Count -gt 0) { $remains += 'firewallRule' }
    $names += $UserName
    if (@(Get-LocalUser | Where-Object { $names -contains $_.Name }).Count -gt 0) { $remains += 'account' }
    foreach ($sid in $sids) {
        if (@(Get-CimInstance -ClassName Win32_UserProfile -Filter "SID='$sid'").Count -gt 0) { $remains += 'profile' }
    }
    foreach ($name in @($saved.Keys)) {
        if ($name -like 'WSMan/*' -and (Get-Setting -Path (Get-SettingPath -Name $name)) -ne $saved[$name]) {
            $remains += 'settings'
        }
    }
    if ($saved.ContainsKey("Policy/$policyName")) {
        $value = 'absent'
        if ((Get-Item -LiteralPath $policyKey).Property -contains $policyName) {
            $value = "$((Get-ItemProperty -LiteralPath $policyKey -Name $policyName).$policyName)"
        }
        if ($value -ne $saved["Policy/$policyName"]) { $remains += 'settings' }
    }
    if ($remains.Count -eq 0) {
        if ($saved.ContainsKey('Service/StartType')) { Set-Service -Name WinRM -StartupType $saved['Service/StartType'] }
        if ($saved.ContainsKey('Service/Status')) { Stop-Service -Name WinRM -Force }
        # Last, so that a failure before it leaves the previous values for the next run.
        if (Test-Path -LiteralPath $memory) { Remove-Item -LiteralPath $memory -Recurse -Force }
        if (Test-Path -LiteralPath $memory) { $remains += 'settings' }
    }

    $absent = @('listener', 'certificate', 'firewallRule', 'account', 'profile', 'settings' | Where-Object { $remains -notcontains $_ })
    if ($remains.Count -gt 0) {
        $names = @('listener', 'certificate', 'firewallRule', 'account', 'profile', 'settings' | Where-Object { $remains -contains $_ })
        ConvertTo-Json -Compress -InputObject ([ordered]@{
            ok = $false; step = 'verify'; message = "Still there: $($names -join ', ')."; absent = $absent; remains = $names
        })
        exit 1
    }
    $settings = @($saved.Keys | Where-Object { $_ -like 'WSMan/*' -or $_ -like 'Policy/*' } | ForEach-Object { "$_=$($saved[$_])" })
    ConvertTo-Json -Compress -InputObject ([ordered]@{
        ok = $true; absent = $absent
        proof = [ordered]@{
            thumbprints = ($prints + $clients) -join '|'; keys = $keys -join '|'; sids = $sids -join '|'; settings = $settings -join '|'
        }
    })
} catch {
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $false; step = $step; message = "$($_.Exception.Message)" })
    exit 1
}
