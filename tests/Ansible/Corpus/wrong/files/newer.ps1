param ([string] $Name)
$title = $Name ?? 'app'  # <- powershell[version]
Write-Output $title
