# Waits until Windows has come up after a boot. The first line of its output is the boot time, as a number that only grows; each further
# line says what was still missing at the end.
param (
    [string[]]$Services,
    [int]$Seconds
)

$servicing = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing'
$deadline = (Get-Date).AddSeconds($Seconds)
while ($true) {
    $missing = @()
    foreach ($name in $Services) {
        $service = Get-Service -Name $name -ErrorAction SilentlyContinue
        if (-not $service) {
            $missing += "there is no service $name"
        }
        elseif ("$($service.Status)" -ne 'Running') {
            $missing += "service $name is $($service.Status)"
        }
    }
    # The service manager is done when it starts nothing any more.
    foreach ($service in @(Get-Service | Where-Object { "$($_.Status)" -eq 'StartPending' })) {
        if ($Services -notcontains $service.Name) {
            $missing += "service $($service.Name) is StartPending"
        }
    }
    # Servicing makes this key while it finishes what a boot has to finish.
    if (Test-Path -LiteralPath "$servicing\RebootInProgress") {
        $missing += 'servicing is still at work'
    }
    if ($missing.Count -eq 0 -or (Get-Date) -ge $deadline) {
        break
    }
    Start-Sleep -Seconds 5
}

(Get-CimInstance -ClassName Win32_OperatingSystem).LastBootUpTime.ToFileTimeUtc()
$missing
