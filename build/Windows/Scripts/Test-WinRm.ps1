<#
Looks at WinRM from inside, link by link, and repairs what a restart or a switch repairs.

Why: whoever dials sees only that nobody answers. Whether the service, the certificate, the listener, the firewall or the network is to blame
shows from inside, through the guest's agent.

UserName    local build account
Thumbprint  of the certificate that the listener must use
Transport   how the builder signs in: Basic, Ntlm or Certificate

Answer, the last line: {"ok":true,"findings":[{"link":"service","what":"","cure":"done"}],"remoteAddress":""}
Links: service, certificate, listener, firewall, sign-in. Cures: done (mended here), wait, remake (Enable-WinRm.ps1 mends it), none.
On failure {"ok":false,"step":"look","message":""} and exit code 1.
Needs nothing beyond ConstrainedLanguage.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)][string]$UserName,
    [Parameter(Mandatory = $true)][string]$Thumbprint,
    [string]$Transport = 'Basic'
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$memory = 'HKLM:\SOFTWARE\Ingot'
$rule = 'Ingot-WinRM-HTTPS'
$findings = @()
$remote = ''

function New-Finding([string]$Link, [string]$What, [string]$Cure) { [ordered]@{ link = $Link; what = $What; cure = $Cure } }

function Test-Service {
    $service = Get-Service -Name WinRM
    if ("$($service.Status)" -eq 'Running') { return }
    $what = "The service WinRM was $($service.Status), its start type $($service.StartType)."
    try {
        if ("$($service.StartType)" -eq 'Disabled') { Set-Service -Name WinRM -StartupType Automatic }
        Start-Service -Name WinRM
    } catch { return New-Finding -Link 'service' -What "$what It does not start: $($_.Exception.Message)" -Cure 'none' }
    if ("$((Get-Service -Name WinRM).Status)" -eq 'Running') { New-Finding -Link 'service' -What $what -Cure 'done' }
    else { New-Finding -Link 'service' -What "$what It does not stay started." -Cure 'none' }
}

function Test-Certificate {
    $path = "Cert:\LocalMachine\My\$Thumbprint"
    if (-not (Test-Path -LiteralPath $path)) { return New-Finding -Link 'certificate' -What "The certificate $Thumbprint is gone." -Cure 'remake' }
    $certificate = Get-Item -LiteralPath $path
    if ($certificate.NotAfter -lt (Get-Date)) { return New-Finding -Link 'certificate' -What "The certificate $Thumbprint has expired." -Cure 'remake' }
    if (-not $certificate.HasPrivateKey) { return New-Finding -Link 'certificate' -What "The certificate $Thumbprint has no private key." -Cure 'remake' }
    # The certificate says so also when the file of its key is gone.
    if (-not (Test-Path -LiteralPath $memory) -or (Get-Item -LiteralPath $memory).Property -notcontains "Key/$Thumbprint") { return }
    $file = "$((Get-ItemProperty -LiteralPath $memory -Name "Key/$Thumbprint")."Key/$Thumbprint")"
    if (-not (Test-Path -LiteralPath $file)) {
        return New-Finding -Link 'certificate' -What "The private key of certificate $Thumbprint is gone: there is no file $file." -Cure 'remake'
    }
    $readers = @((Get-Acl -LiteralPath $file).Access | Where-Object { "$($_.AccessControlType)" -eq 'Allow' } | ForEach-Object { "$($_.IdentityReference)" })
    if ($readers -notcontains 'NT AUTHORITY\NETWORK SERVICE') {
        $said = icacls.exe $file /grant '*S-1-5-20:R'
        $cure = 'done'
        if ($LASTEXITCODE -ne 0) { $cure = 'none' }
        New-Finding -Link 'certificate' -What "NETWORK SERVICE, as which WinRM runs, could not read the private key. $said" -Cure $cure
    }
}

function Test-Listener {
    $ours = @(Get-ChildItem -Path 'WSMan:\localhost\Listener' | Where-Object { $_.Keys -contains 'Transport=HTTPS' })
    if ($ours.Count -eq 0) { return New-Finding -Link 'listener' -What 'There is no HTTPS listener.' -Cure 'remake' }
    $print = "$((Get-Item -Path "WSMan:\localhost\Listener\$($ours[0].Name)\CertificateThumbprint").Value)".Replace(' ', '')
    if ($print -ne $Thumbprint) { return New-Finding -Link 'listener' -What "The HTTPS listener uses certificate $print." -Cure 'remake' }
    if ("$((Get-Item -Path "WSMan:\localhost\Listener\$($ours[0].Name)\Enabled").Value)" -eq 'false') {
        return New-Finding -Link 'listener' -What 'The HTTPS listener is switched off.' -Cure 'none'
    }
    if (@(Get-NetTCPConnection -LocalPort 5986 -State Listen -ErrorAction SilentlyContinue).Count -eq 0) {
        New-Finding -Link 'listener' -What 'The listener is there, and nothing listens on TCP 5986 yet.' -Cure 'wait'
    }
}

function Test-Firewall {
    $names = @(Get-NetConnectionProfile -ErrorAction SilentlyContinue | ForEach-Object { if ("$($_.NetworkCategory)" -eq 'DomainAuthenticated') { 'Domain' } else { "$($_.NetworkCategory)" } })
    foreach ($one in @(Get-NetFirewallProfile -PolicyStore ActiveStore | Where-Object { $names -contains $_.Name -and "$($_.Enabled)" -eq 'True' })) {
        if ("$($one.AllowInboundRules)" -eq 'False') {
            New-Finding -Link 'firewall' -What "The firewall's profile $($one.Name) refuses every connection, whatever its rules say." -Cure 'none'
        }
        if ("$($one.AllowLocalFirewallRules)" -eq 'False') {
            New-Finding -Link 'firewall' -What "A policy says that local firewall rules do not apply in profile $($one.Name)." -Cure 'none'
        }
    }
    $allowed = @(Get-NetFirewallRule -Name $rule -ErrorAction SilentlyContinue)
    if ($allowed.Count -eq 0) { New-Finding -Link 'firewall' -What "The firewall rule $rule is gone." -Cure 'remake' }
    elseif ("$($allowed[0].Enabled)" -ne 'True') {
        Enable-NetFirewallRule -Name $rule
        New-Finding -Link 'firewall' -What "The firewall rule $rule was switched off." -Cure 'done'
    }
    foreach ($block in @(Get-NetFirewallRule -PolicyStore ActiveStore -Direction Inbound -Action Block -Enabled True -ErrorAction SilentlyContinue)) {
        $filter = Get-NetFirewallPortFilter -AssociatedNetFirewallRule $block
        if ("$($filter.Protocol)" -notin 'TCP', '6', 'Any') { continue }
        foreach ($ports in @($filter.LocalPort)) {
            $ends = "$ports".Split('-')
            if ("$ports" -eq 'Any' -or ("$ports" -match '^\d+(-\d+)?$' -and [int]$ends[0] -le 5986 -and [int]$ends[-1] -ge 5986)) {
                New-Finding -Link 'firewall' -What "The firewall rule '$($block.DisplayName)' blocks TCP 5986, which wins over every rule that allows it." -Cure 'none'
            }
        }
    }
}

function Test-SignIn {
    $way = 'Basic'
    if ($Transport -eq 'Ntlm') { $way = 'Negotiate' }
    if ($Transport -eq 'Certificate') { $way = 'Certificate' }
    $setting = Get-Item -Path "WSMan:\localhost\Service\Auth\$way"
    if ("$($setting.Value)" -ne 'true') {
        if ("$($setting.SourceOfValue)" -ne '') { New-Finding -Link 'sign-in' -What "A policy forbids $way authentication." -Cure 'none' }
        else { New-Finding -Link 'sign-in' -What "$way authentication is switched off." -Cure 'remake' }
    }
    $account = @(Get-LocalUser | Where-Object { $_.Name -eq $UserName })
    if ($account.Count -eq 0) { New-Finding -Link 'sign-in' -What "The account $UserName is gone." -Cure 'remake' }
    elseif (-not $account[0].Enabled) { New-Finding -Link 'sign-in' -What "The account $UserName is disabled." -Cure 'remake' }
    if ($Transport -eq 'Certificate' -and @(Get-ChildItem -Path 'WSMan:\localhost\ClientCertificate').Count -eq 0) {
        New-Finding -Link 'sign-in' -What 'No account is mapped to the client certificate.' -Cure 'remake'
    }
}

try {
    $findings += @(Test-Service)
    $findings += @(Test-Certificate)
    # The WSMan drive answers only while the service runs.
    if ("$((Get-Service -Name WinRM).Status)" -eq 'Running') {
        try {
            $findings += @(Test-Listener)
            $findings += @(Test-SignIn)
        } catch { $findings += New-Finding -Link 'service' -What "The service WinRM runs and does not answer: $($_.Exception.Message)" -Cure 'wait' }
    }
    $findings += @(Test-Firewall)
    foreach ($one in @(Get-NetFirewallRule -Name $rule -ErrorAction SilentlyContinue)) {
        $remote = @((Get-NetFirewallAddressFilter -AssociatedNetFirewallRule $one).RemoteAddress) -join ','
    }
    ConvertTo-Json -Compress -Depth 4 -InputObject ([ordered]@{ ok = $true; findings = @($findings | Where-Object { $_ } | Select-Object -First 8); remoteAddress = $remote })
} catch {
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $false; step = 'look'; message = "$($_.Exception.Message)" })
    exit 1
}
