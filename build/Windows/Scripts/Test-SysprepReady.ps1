<#
Looks for everything that makes sysprep fail, hang, or make an image that does not come up; mends what can be mended safely.

Why: sysprep says late and in a log what stood in its way, and half of it can be seen before it starts. All findings come together.
A sysprep at work, or one that is done, is left alone.

Repair       true mends and says so; false only says
WaitSeconds  how long to wait for Windows' servicing to end

Answer, the last line: {"ok":true,"imageState":"IMAGE_STATE_COMPLETE","underWay":false,"more":0,
"findings":[{"check":"answerFile","subject":"C:\\Windows\\Panther\\unattend.xml","repaired":true,"blocks":false}]}
The checks: servicing, agent, pendingReboot, fileRename, answerFile, hookMissing, hookKnown, bitLocker, cdrom, removableStorage, storeApp,
domain, rearm, sysprepStatus, administrator. more counts those that stand in the way and did not fit.
On failure {"ok":false,"step":"<the check that failed>","message":""} and exit code 1.
Needs nothing beyond ConstrainedLanguage.
#>
[CmdletBinding()]
param(
    [string]$Repair = 'true',
    [string]$WaitSeconds = '0'
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$repairs = $Repair -eq 'true'
$windows = $env:SystemRoot
$sysprep = "$windows\System32\Sysprep"
$goal = 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE'
$current = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion'
$product = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
$control = 'HKLM:\SYSTEM\CurrentControlSet'

function Get-Value([string]$Path, [string]$Name) {
    if (-not (Test-Path -LiteralPath $Path)) { return }
    if (@((Get-Item -LiteralPath $Path).Property) -notcontains $Name) { return }
    (Get-ItemProperty -LiteralPath $Path -Name $Name).$Name
}

function Write-Finding([string]$Check, [string]$Subject, [bool]$Repaired, [bool]$Blocks) {
    if ($Subject.Length -gt 120) { $Subject = $Subject.Substring(0, 120) }
    [ordered]@{ check = $Check; subject = $Subject; repaired = $Repaired; blocks = $Blocks }
}

# TrustedInstaller stays for a while after its work is done, so only its worker counts.
function Test-Servicing {
    $begin = Get-Date
    $seconds = 0
    while (@(Get-Process -Name TiWorker -ErrorAction SilentlyContinue).Count -gt 0) {
        $seconds = [int]((Get-Date) - $begin).TotalSeconds
        if ($seconds -ge [int]$WaitSeconds) {
            Write-Finding -Check 'servicing' -Subject 'TiWorker.exe' -Repaired $false -Blocks $true
            return
        }
        Start-Sleep -Seconds 5
    }
    if ($seconds -gt 0) { Write-Finding -Check 'servicing' -Subject "waited $seconds seconds" -Repaired $true -Blocks $false }
}

function Test-Agent {
    # The last one is only on older images.
    foreach ($name in 'RdAgent', 'WindowsAzureGuestAgent', 'WindowsAzureTelemetryService') {
        $service = @(Get-Service -Name $name -ErrorAction SilentlyContinue)
        if ($service.Count -eq 0 -or "$($service[0].StartType)" -ne 'Automatic' -or "$($service[0].Status)" -eq 'Running') { continue }
        $started = $false
        if ($repairs) {
            Start-Service -Name $name -ErrorAction SilentlyContinue
            $started = "$((Get-Service -Name $name).Status)" -eq 'Running'
        }
        Write-Finding -Check 'agent' -Subject $name -Repaired $started -Blocks (-not $started)
    }
}

function Test-PendingReboot {
    $sources = @()
    foreach ($key in 'RebootPending', 'RebootInProgress', 'PackagesPending') {
        if (Test-Path -LiteralPath "$current\Component Based Servicing\$key") { $sources += "component servicing ($key)" }
    }
    if (Test-Path -LiteralPath "$current\WindowsUpdate\Auto Update\RebootRequired") { $sources += 'Windows Update' }
    if (Test-Path -LiteralPath 'HKLM:\SOFTWARE\Microsoft\ServerManager\CurrentRebootAttempts') { $sources += 'Server Manager' }
    if ([int]"0$(Get-Value -Path 'HKLM:\SOFTWARE\Microsoft\Updates' -Name 'UpdateExeVolatile')" -ne 0) { $sources += 'an update (UpdateExeVolatile)' }
    $names = "$control\Control\ComputerName"
    if ("$(Get-Value -Path "$names\ActiveComputerName" -Name 'ComputerName')" -ne "$(Get-Value -Path "$names\ComputerName" -Name 'ComputerName')") {
        $sources += 'computer rename'
    }
    if ("$(Get-Value -Path "$control\Services\Netlogon" -Name 'JoinDomain')" -ne '') { $sources += 'domain join' }
    foreach ($source in $sources) { Write-Finding -Check 'pendingReboot' -Subject $source -Repaired $false -Blocks $true }
    # These do not count: any updater leaves some at any time, and sysprep copes with them.
    $renames = @(Get-Value -Path "$control\Control\Session Manager" -Name 'PendingFileRenameOperations' | Where-Object { $_ })
    if ($renames.Count -gt 0) { Write-Finding -Check 'fileRename' -Subject "$($renames[0])" -Repaired $false -Blocks $false }
}

function Test-AnswerFile {
    foreach ($folder in $sysprep, "$windows\Panther", "$windows\Panther\Unattend") {
        foreach ($file in 'unattend.xml', 'autounattend.xml') {
            if (-not (Test-Path -LiteralPath "$folder\$file")) { continue }
            if ($repairs) { Remove-Item -LiteralPath "$folder\$file" -Force }
            Write-Finding -Check 'answerFile' -Subject "$folder\$file" -Repaired $repairs -Blocks (-not $repairs)
        }
    }
    # Old logs would be taken for those of the coming sysprep; that they are there is no finding, every setup leaves some.
    if ($repairs -and (Test-Path -LiteralPath "$windows\Panther")) {
        Get-ChildItem -LiteralPath "$windows\Panther" -Force | Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
    }
}

function Test-Hook {
    foreach ($pass in 'Cleanup', 'Generalize', 'Specialize') {
        $key = "HKLM:\SYSTEM\Setup\SysPrepExternal\$pass"
        if (-not (Test-Path -LiteralPath $key)) { continue }
        foreach ($name in @((Get-Item -LiteralPath $key).Property)) {
            $file = (@("$(Get-Value -Path $key -Name $name)" -split ',')[0] -replace '%(SystemRoot|windir)%', $windows).Trim().Trim('"')
            if ($file -eq '') { continue }
            if ($file -notmatch '^[A-Za-z]:\\') { $file = "$windows\System32\$file" }
            if (-not (Test-Path -LiteralPath $file)) {
                if ($repairs) { Remove-ItemProperty -LiteralPath $key -Name $name }
                Write-Finding -Check 'hookMissing' -Subject "$pass\$name = $file" -Repaired $repairs -Blocks (-not $repairs)
            } elseif ($file -match 'VMAgentDisabler\.dll|DscCore\.dll') {
                Write-Finding -Check 'hookKnown' -Subject $file -Repaired $false -Blocks $false
            }
        }
    }
}

function Test-BitLocker {
    $volumes = @(Get-CimInstance -Namespace 'root\CIMV2\Security\MicrosoftVolumeEncryption' -ClassName Win32_EncryptableVolume -ErrorAction SilentlyContinue)
    foreach ($volume in $volumes) {
        if ($volume.DriveLetter -eq $env:SystemDrive -and ($volume.ProtectionStatus -ne 0 -or $volume.ConversionStatus -ne 0)) {
            Write-Finding -Check 'bitLocker' -Subject "$($volume.DriveLetter)" -Repaired $false -Blocks $true
        }
    }
}

function Test-CdRom {
    if ("$(Get-Value -Path "$control\Services\cdrom" -Name 'Start')" -eq '4') {
        if ($repairs) { Set-ItemProperty -LiteralPath "$control\Services\cdrom" -Name 'Start' -Value 1 }
        Write-Finding -Check 'cdrom' -Subject 'cdrom' -Repaired $repairs -Blocks (-not $repairs)
    }
    $policy = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\RemovableStorageDevices'
    # The class of CD and DVD drives.
    $drives = "$policy\{53f56308-b6bf-11d0-94f2-00a0c91efb8b}"
    foreach ($rule in @("$policy|Deny_All", "$drives|Deny_All", "$drives|Deny_Read")) {
        $path, $name = $rule -split '\|'
        if ("$(Get-Value -Path $path -Name $name)" -eq '1') {
            Write-Finding -Check 'removableStorage' -Subject "$path, $name" -Repaired $false -Blocks $true
        }
    }
}

# On servers sysprep hardly ever minds them, and says so itself where it does.
function Test-StoreApp {
    if ("$(Get-Value -Path $product -Name 'InstallationType')" -ne 'Client') { return }
    $provided = @(Get-AppxProvisionedPackage -Online | ForEach-Object { $_.DisplayName })
    foreach ($app in @(Get-AppxPackage -AllUsers)) {
        if ($app.IsFramework -or $app.IsResourcePackage -or $app.NonRemovable -or "$($app.SignatureKind)" -eq 'System') { continue }
        if ($provided -contains $app.Name) { continue }
        Write-Finding -Check 'storeApp' -Subject "$($app.PackageFullName)" -Repaired $false -Blocks $true
    }
}

function Test-Domain {
    $computer = Get-CimInstance -ClassName Win32_ComputerSystem
    if ($computer.PartOfDomain) { Write-Finding -Check 'domain' -Subject "$($computer.Domain)" -Repaired $false -Blocks $true }
}

function Test-Rearm {
    if ("$(Get-Value -Path "$product\SoftwareProtectionPlatform" -Name 'SkipRearm')" -eq '1') { return }
    $license = @(Get-CimInstance -ClassName SoftwareLicensingService -ErrorAction SilentlyContinue)
    if ($license.Count -gt 0 -and $license[0].RemainingWindowsReArmCount -eq 0) {
        Write-Finding -Check 'rearm' -Subject 'RemainingWindowsReArmCount' -Repaired $false -Blocks $true
    }
}

function Test-SysprepStatus {
    $key = 'HKLM:\SYSTEM\Setup\Status\SysprepStatus'
    # 7: may be generalized; 2: nothing is left to clean up.
    foreach ($pair in @('GeneralizationState|7', 'CleanupState|2')) {
        $name, $good = $pair -split '\|'
        $value = "$(Get-Value -Path $key -Name $name)"
        if ($value -eq '' -or $value -eq $good) { continue }
        if ($repairs) { Set-ItemProperty -LiteralPath $key -Name $name -Value ([int]$good) }
        Write-Finding -Check 'sysprepStatus' -Subject "$name = $value" -Repaired $repairs -Blocks (-not $repairs)
    }
}

# Azure gives this account a password and enables it when it makes a machine of the image.
function Test-Administrator {
    foreach ($user in @(Get-LocalUser | Where-Object { "$($_.SID)" -like '*-500' -and $_.Enabled })) {
        if ($null -ne $user.PasswordLastSet -and ($null -eq $user.PasswordExpires -or $user.PasswordExpires -gt (Get-Date))) { continue }
        if ($repairs) {
            Set-LocalUser -Name $user.Name -PasswordNeverExpires $true
            Disable-LocalUser -Name $user.Name
        }
        Write-Finding -Check 'administrator' -Subject "$($user.Name)" -Repaired $repairs -Blocks (-not $repairs)
    }
}

$step = 'state'
try {
    $state = "$(Get-Value -Path "$current\Setup\State" -Name 'ImageState')"
    $underWay = $state -eq $goal -or @(Get-Process -Name sysprep, SetupHost -ErrorAction SilentlyContinue).Count -gt 0
    $findings = @()
    if (-not $underWay) {
        # Servicing first: it leaves pending reboots.
        $step = 'servicing'
        $findings += @(Test-Servicing)
        $step = 'agent'
        $findings += @(Test-Agent)
        $step = 'pendingReboot'
        $findings += @(Test-PendingReboot)
        $step = 'answerFile'
        $findings += @(Test-AnswerFile)
        $step = 'hookMissing'
        $findings += @(Test-Hook)
        $step = 'bitLocker'
        $findings += @(Test-BitLocker)
        $step = 'cdrom'
        $findings += @(Test-CdRom)
        $step = 'storeApp'
        $findings += @(Test-StoreApp)
        $step = 'domain'
        $findings += @(Test-Domain)
        $step = 'rearm'
        $findings += @(Test-Rearm)
        $step = 'sysprepStatus'
        $findings += @(Test-SysprepStatus)
        $step = 'administrator'
        $findings += @(Test-Administrator)
    }
    # The answer may not exceed 4096 bytes; what stands in the way comes first.
    $blocking = @($findings | Where-Object { $_.blocks })
    $shown = @(@($blocking + @($findings | Where-Object { -not $_.blocks })) | Select-Object -First 14)
    $more = $blocking.Count - @($shown | Where-Object { $_.blocks }).Count
    ConvertTo-Json -Compress -Depth 4 -InputObject ([ordered]@{
        ok = $true; imageState = $state; underWay = $underWay; more = $more; findings = $shown
    })
} catch {
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $false; step = $step; message = "$($_.Exception.Message)" })
    exit 1
}
