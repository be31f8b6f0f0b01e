<#
Opens WinRM over HTTPS for one builder, with a fresh account and a fresh certificate, and remembers what it changed.

Why: Ansible has to reach the machine with a certificate it can verify and an account that can be taken away again. Everything is undone by
Close-WinRm.ps1, which reads the previous values from HKLM:\SOFTWARE\Ingot. Running it again renews certificate and password.

UserName        local build account, made a member of Administrators
Password        its password; pass it as a protected parameter
Address         IP address the builder dials
HostName        name the builder may dial instead
BuilderAddress  address or prefix that may connect, or Any

Answer, the last line: {"ok":true,"computerName":"","machineSid":"","address":"","thumbprint":"","certificate":"<DER, base64>","notAfter":"","osVersion":""}
On failure {"ok":false,"step":"account|certificate|service|settings|listener|policy|firewall","message":""} and exit code 1.
Needs nothing beyond ConstrainedLanguage.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)][string]$UserName,
    [Parameter(Mandatory = $true)][string]$Password,
    [Parameter(Mandatory = $true)][string]$Address,
    [Parameter(Mandatory = $true)][string]$HostName,
    [Parameter(Mandatory = $true)][string]$BuilderAddress
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$memory = 'HKLM:\SOFTWARE\Ingot'
$mark = 'Ingot WinRM'
$policyKey = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'

# The first value seen is the one to restore: a second run must not remember what the first one set.
function Save-Value([string]$Name, [string]$Value) {
    if (-not (Test-Path -LiteralPath $memory)) { New-Item -Path $memory -Force | Out-Null }
    if ((Get-Item -LiteralPath $memory).Property -notcontains $Name) {
        New-ItemProperty -LiteralPath $memory -Name $Name -Value $Value -PropertyType String | Out-Null
    }
}

function Set-Setting([string]$Name, [string]$Value) {
    $path = "WSMan:\localhost\$Name"
    $now = (Get-Item -Path $path).Value
    if ("$now" -ne $Value) {
        Save-Value -Name "WSMan/$($Name.Replace('\', '/'))" -Value "$now"
        Set-Item -Path $path -Value $Value -Force -WarningAction SilentlyContinue
    }
}

function Get-Listener([string]$Transport) {
    Get-ChildItem -Path 'WSMan:\localhost\Listener' |
        Where-Object { $_.Keys -contains "Transport=$Transport" } |
        ForEach-Object {
            $name = $_.Name
            $print = (Get-Item -Path "WSMan:\localhost\Listener\$name\CertificateThumbprint").Value
            [ordered]@{ Name = $name; Thumbprint = "$print".Replace(' ', '') }
        }
}

# [Convert] is out of reach of ConstrainedLanguage.
function Get-Base64([byte[]]$Bytes) {
    $alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    $text = ''
    for ($i = 0; $i -lt $Bytes.Length; $i += 3) {
        $left = $Bytes.Length - $i
        $group = [int]$Bytes[$i] * 65536
        if ($left -gt 1) { $group += [int]$Bytes[$i + 1] * 256 }
        if ($left -gt 2) { $group += [int]$Bytes[$i + 2] }
        $text += $alphabet[($group -shr 18) -band 63]
        $text += $alphabet[($group -shr 12) -band 63]
        if ($left -gt 1) { $text += $alphabet[($group -shr 6) -band 63] } else { $text += '=' }
        if ($left -gt 2) { $text += $alphabet[$group -band 63] } else { $text += '=' }
    }
    $text
}

$step = 'account'
try {
    $secret = ConvertTo-SecureString -String $Password -AsPlainText -Force
    $description = 'Temporary account of an Ingot image build'
    if (@(Get-LocalUser | Where-Object { $_.Name -eq $UserName }).Count -eq 0) {
        # Noted first: an account that nobody remembers would never be removed.
        Save-Value -Name "Account/$UserName" -Value 'made'
        New-LocalUser -Name $UserName -Password $secret -Description $description -PasswordNeverExpires -AccountNeverExpires | Out-Null
    } else {
        if (-not (Test-Path -LiteralPath $memory) -or (Get-Item -LiteralPath $memory).Property -notcontains "Account/$UserName") {
            throw "The account '$UserName' exists and was not made by an earlier run; choose another name."
        }
        Set-LocalUser -Name $UserName -Password $secret -Description $description -PasswordNeverExpires $true -AccountNeverExpires
        Enable-LocalUser -Name $UserName
    }
    # By its identifier, because the group's name is translated.
    try { Add-LocalGroupMember -SID 'S-1-5-32-544' -Member $UserName }
    catch { if ($_.FullyQualifiedErrorId -notlike 'MemberExists*') { throw } }

    $step = 'certificate'
    $old = @(Get-ChildItem -Path 'Cert:\LocalMachine\My' | Where-Object { $_.FriendlyName -eq $mark })
    $now = Get-Date
    $certificate = New-SelfSignedCertificate -Subject "CN=$HostName" -FriendlyName $mark -CertStoreLocation 'Cert:\LocalMachine\My' `
        -NotBefore $now.AddHours(-1) -NotAfter $now.AddDays(1) -KeyAlgorithm RSA -KeyLength 2048 `
        -KeyUsage DigitalSignature, KeyEncipherment `
        -TextExtension @('2.5.29.37={text}1.3.6.1.5.5.7.3.1', "2.5.29.17={text}IPAddress=$Address&DNS=$HostName")

    $step = 'service'
    $service = Get-Service -Name WinRM
    if ("$($service.StartType)" -ne 'Automatic') {
        Save-Value -Name 'Service/StartType' -Value "$($service.StartType)"
        Set-Service -Name WinRM -StartupType Automatic
    }
    if ("$($service.Status)" -ne 'Running') {
        Save-Value -Name 'Service/Status' -Value "$($service.Status)"
        Start-Service -Name WinRM
    }

    $step = 'settings'
    Set-Setting -Name 'Service\Auth\Basic' -Value 'true'
    Set-Setting -Name 'Service\AllowUnencrypted' -Value 'false'
    Set-Setting -Name 'MaxTimeoutms' -Value '1800000'
    # Newer systems allow more memory already; only raise.
    if ([int64](Get-Item -Path 'WSMan:\localhost\Shell\MaxMemoryPerShellMB').Value -lt 2048) {
        Set-Setting -Name 'Shell\MaxMemoryPerShellMB' -Value '2048'
    }

    $step = 'listener'
    foreach ($listener in @(Get-Listener -Transport 'HTTPS')) {
        if (@($old | Where-Object { $_.Thumbprint -eq $listener.Thumbprint }).Count -eq 0) {
            throw "There is an HTTPS listener '$($listener.Name)' that was not made by an earlier run; remove it from the source image."
        }
        Remove-Item -Path "WSMan:\localhost\Listener\$($listener.Name)" -Recurse -Force
    }
    New-Item -Path 'WSMan:\localhost\Listener' -Transport HTTPS -Address '*' -Force `
        -CertificateThumbPrint $certificate.Thumbprint | Out-Null
    foreach ($one in $old) { Remove-Item -Path "Cert:\LocalMachine\My\$($one.Thumbprint)" -DeleteKey -Force }

    # Without it a local administrator gets a filtered token over the network.
    $step = 'policy'
    $policy = Get-Item -LiteralPath $policyKey
    $name = 'LocalAccountTokenFilterPolicy'
    $before = 'absent'
    if ($policy.Property -contains $name) { $before = "$((Get-ItemProperty -LiteralPath $policyKey -Name $name).$name)" }
    if ($before -ne '1') {
        Save-Value -Name "Policy/$name" -Value $before
        New-ItemProperty -LiteralPath $policyKey -Name $name -Value 1 -PropertyType DWord -Force | Out-Null
    }

    $step = 'firewall'
    Get-NetFirewallRule -Name 'Ingot-WinRM-HTTPS' -ErrorAction SilentlyContinue | Remove-NetFirewallRule
    New-NetFirewallRule -Name 'Ingot-WinRM-HTTPS' -DisplayName 'Ingot WinRM HTTPS' -Direction Inbound -Action Allow -Profile Any `
        -Protocol TCP -LocalPort 5986 -RemoteAddress $BuilderAddress | Out-Null

    $windows = Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    ConvertTo-Json -Compress -InputObject ([ordered]@{
        ok           = $true
        computerName = $env:COMPUTERNAME
        machineSid   = "$((Get-LocalUser -Name $UserName).SID)" -replace '-[0-9]+$', ''
        address      = $Address
        thumbprint   = $certificate.Thumbprint
        certificate  = Get-Base64 -Bytes $certificate.RawData
        notAfter     = $certificate.NotAfter.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ')
        osVersion    = "10.0.$($windows.CurrentBuildNumber).$($windows.UBR)"
    })
} catch {
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $false; step = $step; message = "$($_.Exception.Message)" })
    exit 1
}
