<#
Generalizes this Windows and watches it until it is done or the deadline has passed.

Why: sysprep's process ends before its work does, and a failed run leaves the same image state as a running one. So the state in the
registry decides, and a deadline ends the waiting; what the logs say last then names the suspect.

TimeoutSeconds  deadline in seconds, 900 when left out

Answer, the last line: {"ok":true,"imageState":"IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE","seconds":185,"states":[],"tag":true}
On failure {"ok":false,"step":"servicing|pendingReboot|agent|cleanup|start|generalize","message":"","imageState":"","seconds":0,
"states":[],"log":""} and exit code 1; after pendingReboot a restart helps, after generalize the log is to be read.
Needs nothing beyond ConstrainedLanguage.
#>
[CmdletBinding()]
param(
    [string]$TimeoutSeconds = '900'
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$windows = $env:SystemRoot
$sysprep = "$windows\System32\Sysprep"
$goal = 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE'
$states = @()
$seconds = 0

function Get-ImageState {
    "$((Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Setup\State' -Name ImageState).ImageState)"
}

function Get-PendingReboot {
    $current = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion'
    if (Test-Path -LiteralPath "$current\Component Based Servicing\RebootPending") { 'component servicing' }
    if (Test-Path -LiteralPath "$current\WindowsUpdate\Auto Update\RebootRequired") { 'Windows Update' }
    # Pending file renames do not count: any updater leaves some at any time, and sysprep copes with them.
    $names = 'HKLM:\SYSTEM\CurrentControlSet\Control\ComputerName'
    $active = (Get-ItemProperty -LiteralPath "$names\ActiveComputerName" -Name ComputerName).ComputerName
    if ($active -ne (Get-ItemProperty -LiteralPath "$names\ComputerName" -Name ComputerName).ComputerName) { 'computer rename' }
}

# The answer may not exceed 4096 bytes, so the logs are cut from the front.
function Get-LogEnd([string]$Name, [int]$Length) {
    $path = "$sysprep\Panther\$Name"
    if (-not (Test-Path -LiteralPath $path)) { return '' }
    $text = (@(Get-Content -LiteralPath $path -Tail 8) -join "`n").Trim()
    if ($text.Length -gt $Length) { $text = $text.Substring($text.Length - $Length) }
    if ($text -eq '') { '' } else { "${Name}: $text" }
}

function Write-Failure([string]$Message) {
    $logs = @((Get-LogEnd -Name 'setuperr.log' -Length 900), (Get-LogEnd -Name 'setupact.log' -Length 500))
    $log = @($logs | Where-Object { $_ }) -join "`n"
    ConvertTo-Json -Compress -InputObject ([ordered]@{
        ok = $false; step = $step; message = $Message; imageState = Get-ImageState; seconds = $seconds; states = $states; log = $log
    })
}

$step = 'start'
try {
    $state = Get-ImageState
    $states = @($state)
    if ($state -ne $goal) {
        $step = 'servicing'
        $begin = Get-Date
        while (@(Get-Process -Name TiWorker -ErrorAction SilentlyContinue).Count -gt 0) {
            $seconds = [int]((Get-Date) - $begin).TotalSeconds
            if ($seconds -ge [int]$TimeoutSeconds) { throw "Windows is still servicing itself after $seconds seconds." }
            Start-Sleep -Seconds 5
        }

        $step = 'pendingReboot'
        $pending = @(Get-PendingReboot)
        if ($pending.Count -gt 0) { throw "A reboot is pending: $($pending -join ', ')." }

        $step = 'agent'
        foreach ($name in 'RdAgent', 'WindowsAzureGuestAgent') {
            $agent = @(Get-Service -Name $name -ErrorAction SilentlyContinue)
            if ($agent.Count -gt 0 -and "$($agent[0].StartType)" -ne 'Disabled' -and "$($agent[0].Status)" -ne 'Running') {
                throw "The service $name is $($agent[0].Status); an image without a running agent does not finish provisioning."
            }
        }

        # A sysprep at work is joined, not started twice.
        $running = @(Get-Process -Name sysprep -ErrorAction SilentlyContinue).Count -gt 0
        if (-not $running) {
            $step = 'cleanup'
            foreach ($folder in "$sysprep", "$windows\Panther", "$windows\Panther\Unattend") {
                foreach ($file in 'unattend.xml', 'autounattend.xml') {
                    if (Test-Path -LiteralPath "$folder\$file") { Remove-Item -LiteralPath "$folder\$file" -Force }
                }
            }
            $tag = "$sysprep\Sysprep_succeeded.tag"
            if (Test-Path -LiteralPath $tag) { Remove-Item -LiteralPath $tag -Force }
            foreach ($folder in "$sysprep\Panther", "$windows\Panther") {
                if (Test-Path -LiteralPath $folder) {
                    Get-ChildItem -LiteralPath $folder -Force | Remove-Item -Recurse -Force -ErrorAction SilentlyContinue
                }
            }

            $step = 'start'
            Start-Process -FilePath "$sysprep\Sysprep.exe" -ArgumentList '/oobe', '/generalize', '/quiet', '/quit', '/mode:vm'
        }
    }

    $step = 'generalize'
    $begin = Get-Date
    while ($true) {
        $state = Get-ImageState
        $seconds = [int]((Get-Date) - $begin).TotalSeconds
        if ($states[-1] -ne $state) { $states += $state }
        if ($state -eq $goal) { break }
        $gone = @(Get-Process -Name sysprep -ErrorAction SilentlyContinue).Count -eq 0
        if ($state -eq 'IMAGE_STATE_COMPLETE' -and $seconds -ge 60 -and $gone) {
            throw 'Sysprep ended without generalizing.'
        }
        if ($seconds -ge [int]$TimeoutSeconds) { throw "The image state is still $state after $seconds seconds." }
        Start-Sleep -Seconds 5
    }
    $tag = Test-Path -LiteralPath "$sysprep\Sysprep_succeeded.tag"
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $true; imageState = $state; seconds = $seconds; states = $states; tag = $tag })
} catch {
    $message = "$($_.Exception.Message)"
    try { Write-Failure -Message $message }
    catch { ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $false; step = $step; message = $message }) }
    exit 1
}
