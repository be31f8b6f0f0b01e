<#
Opens WinRM over HTTPS for one builder, with a fresh account and a fresh certificate, and remembers what it changed.

Why: Ansible has to reach the machine with a certificate it can verify and an account that can be taken away again. Everything is undone by
Close-WinRm.ps1, which reads the previous values from HKLM:\SOFTWARE\Ingot. Running it again renews certificate and password.

UserName           local build account, made a member of Administrators
Password           its password; pass it as a protected parameter
Address            IP address the builder dials
HostName           name the builder may dial instead
BuilderAddress     addresses or prefixes that may connect, with commas between, or LocalSubnet, or Any
Transport          how the builder signs in: Basic, Ntlm or Certificate; Basic when left out
ClientCertificate  for Certificate: the builder's certificate without its key, DER in base64

Answer, the last line: {"ok":true,"computerName":"","machineSid":"","address":"","thumbprint":"","certificate":"<DER, base64>","notAfter":"","osVersion":""}
On failure {"ok":false,"step":"account|certificate|service|settings|listener|client|policy|firewall","message":""} and exit code 1.
Needs nothing beyond ConstrainedLanguage.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)][string]$UserName,
    [Parameter(Mandatory = $true)][string]$Password,
    [Parameter(Mandatory = $true)][string]$Address,
    [Parameter(Mandatory = $true)][string]$HostName,
    [Parameter(Mandatory = $true)][string]$BuilderAddress,
    [string]$Transport = 'Basic',
    [string]$ClientCertificate = ''
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$memory = 'HKLM:\SOFTWARE\Ingot'
$mark = 'Ingot WinRM'
$policyKey = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'
$keyFolders = 'Keys', 'SystemKeys', 'RSA\MachineKeys'

# The first value seen is the one to restore: a second run must not remember what the first one set.
function Save-Value([string]$Name, [string]$Value) {
    if (-not (Test-Path -LiteralPath $memory)) { New-Item -Path $memory -Force | Out-Null }
    if ((Get-Item -LiteralPath $memory).Property -notcontains $Name) {
        New-ItemProperty -LiteralPath $memory -Name $Name -Value $Value -PropertyType String | Out-Null
    }
}

# The service restarts when some of its settings change, and the drive answers again only after that.
function Get-Setting([string]$Path) {
    foreach ($try in 1..10) {
        try { return "$((Get-Item -Path $Path).Value)" }
        catch { if ($try -eq 10) { throw } else { Start-Sleep -Seconds 2 } }
    }
}

function Set-Setting([string]$Name, [string]$Value) {
    $path = "WSMan:\localhost\$Name"
    $now = Get-Setting -Path $path
    if ($now -eq $Value) { return }
    Save-Value -Name "WSMan/$($Name.Replace('\', '/'))" -Value $now
    foreach ($try in 1..10) {
        try {
            Set-Item -Path $path -Value $Value -Force -WarningAction SilentlyContinue
            return
        } catch {
            # A policy does not change its mind.
            if ($try -eq 10 -or "$($_.Exception.Message)" -like '*polic*') { throw "${Name}: $($_.Exception.Message)" }
            Start-Sleep -Seconds 2
        }
    }
}

# Some images and systems allow more already; only raise.
function Set-Limit([string]$Name, [int64]$Least) {
    if ([int64](Get-Setting -Path "WSMan:\localhost\$Name") -lt $Least) { Set-Setting -Name $Name -Value "$Least" }
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

function Get-KeyFile {
    foreach ($folder in $keyFolders) {
        $path = "$env:ProgramData\Microsoft\Crypto\$folder"
        if (Test-Path -LiteralPath $path) { Get-ChildItem -LiteralPath $path -Force | ForEach-Object { "$path\$($_.Name)" } }
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
    $keys = @(Get-KeyFile)
    $now = Get-Date
    $certificate = New-SelfSignedCertificate -Subject "CN=$HostName" -FriendlyName $mark -CertStoreLocation 'Cert:\LocalMachine\My' `
        -NotBefore $now.AddHours(-1) -NotAfter $now.AddDays(1) -KeyAlgorithm RSA -KeyLength 2048 `
        -KeyUsage DigitalSignature, KeyEncipherment `
        -TextExtension @('2.5.29.37={text}1.3.6.1.5.5.7.3.1', "2.5.29.17={text}IPAddress=$Address&DNS=$HostName")
    # WinRM runs as NETWORK SERVICE. Which file is the key's shows only by its being new; with several nobody's rights are touched.
    $key = @(Get-KeyFile | Where-Object { $keys -notcontains $_ })
    if ($key.Count -eq 1) {
        Save-Value -Name "Key/$($certificate.Thumbprint)" -Value $key[0]
        $said = icacls.exe $key[0] /grant '*S-1-5-20:R'
        if ($LASTEXITCODE -ne 0) { throw "NETWORK SERVICE may not read the private key: $said" }
    }

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
    # Negotiate is never switched off: the WSMan drive itself signs in with it.
    if ($Transport -eq 'Ntlm') { Set-Setting -Name 'Service\Auth\Negotiate' -Value 'true' }
    $basic = 'false'
    if ($Transport -eq 'Basic') { $basic = 'true' }
    Set-Setting -Name 'Service\Auth\Basic' -Value $basic
    if ($Transport -eq 'Certificate') { Set-Setting -Name 'Service\Auth\Certificate' -Value 'true' }
    Set-Setting -Name 'Service\AllowUnencrypted' -Value 'false'
    Set-Limit -Name 'MaxTimeoutms' -Least 1800000
    Set-Limit -Name 'MaxEnvelopeSizekb' -Least 500
    Set-Limit -Name 'Shell\MaxMemoryPerShellMB' -Least 2048
    # Each module is two processes, and what it starts.
    Set-Limit -Name 'Shell\MaxProcessesPerShell' -Least 50
    Set-Limit -Name 'Shell\MaxShellsPerUser' -Least 50
    Set-Limit -Name 'Shell\IdleTimeout' -Least 1800000

    $step = 'listener'
    # Reading waits out a restart that the last setting brought.
    Get-Setting -Path 'WSMan:\localhost\MaxTimeoutms' | Out-Null
    foreach ($listener in @(Get-Listener -Transport 'HTTPS')) {
        # One whose certificate is gone is ours when we remember that certificate.
        $isOurs = @($old | Where-Object { $_.Thumbprint -eq $listener.Thumbprint }).Count -gt 0
        if (-not $isOurs) { $isOurs = (Get-Item -LiteralPath $memory).Property -contains "Key/$($listener.Thumbprint)" }
        if (-not $isOurs) {
            throw "There is an HTTPS listener '$($listener.Name)' that was not made by an earlier run; remove it from the source image."
        }
        Remove-Item -Path "WSMan:\localhost\Listener\$($listener.Name)" -Recurse -Force
    }
    New-Item -Path 'WSMan:\localhost\Listener' -Transport HTTPS -Address '*' -Force `
        -CertificateThumbPrint $certificate.Thumbprint | Out-Null
    foreach ($one in $old) { Remove-Item -Path "Cert:\LocalMachine\My\$($one.Thumbprint)" -DeleteKey -Force }

    $step = 'client'
    foreach ($entry in @((Get-Item -LiteralPath $memory).Property | Where-Object { $_ -like 'Client/*' })) {
        $print = $entry.Substring(7)
        foreach ($mapping in @(Get-ChildItem -Path 'WSMan:\localhost\ClientCertificate' | Where-Object { $_.Keys -contains "Issuer=$print" })) {
            Remove-Item -Path "WSMan:\localhost\ClientCertificate\$($mapping.Name)" -Recurse -Force
        }
        foreach ($store in 'Root', 'TrustedPeople') {
            if (Test-Path -LiteralPath "Cert:\LocalMachine\$store\$print") { Remove-Item -LiteralPath "Cert:\LocalMachine\$store\$print" -Force }
        }
    }
    if ($Transport -eq 'Certificate') {
        $file = "$env:windir\Temp\ingot-client.cer"
        Set-Content -LiteralPath $file -Encoding Ascii -Value "-----BEGIN CERTIFICATE-----", $ClientCertificate, "-----END CERTIFICATE-----"
        try {
            $client = Import-Certificate -FilePath $file -CertStoreLocation 'Cert:\LocalMachine\TrustedPeople'
            Save-Value -Name "Client/$($client.Thumbprint)" -Value $UserName
            Import-Certificate -FilePath $file -CertStoreLocation 'Cert:\LocalMachine\Root' | Out-Null
        } finally { Remove-Item -LiteralPath $file -Force }
        $credential = New-Object -TypeName System.Management.Automation.PSCredential -ArgumentList $UserName, $secret
        New-Item -Path 'WSMan:\localhost\ClientCertificate' -Subject "$UserName@localhost" -URI '*' -Issuer $client.Thumbprint `
            -Credential $credential -Force | Out-Null
    }

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
        -Protocol TCP -LocalPort 5986 -RemoteAddress $BuilderAddress.Split(',') | Out-Null

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
