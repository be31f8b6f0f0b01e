<#
Gives one piece of a log of sysprep, counted from its end.

Why: an answer may not exceed 4096 bytes, and the log is gone with the machine.

Name  setupact.log or setuperr.log
End   where the piece ends, in characters from the beginning; the end of the log when left out

Answer, the last line: {"ok":true,"from":0,"text":""}; the piece before it ends at from, the log begins at 0.
On failure {"ok":false,"step":"read","message":""} and exit code 1.
Needs nothing beyond ConstrainedLanguage.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)][string]$Name,
    [string]$End = ''
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
try {
    $path = "$env:SystemRoot\System32\Sysprep\Panther\$Name"
    $text = ''
    if (Test-Path -LiteralPath $path) { $text = "$(Get-Content -LiteralPath $path -Raw)" -replace "`r", '' -replace '[^ -~\n\t]', '?' -replace ' +', ' ' }
    $to = $text.Length
    if ($End -ne '' -and [int]$End -lt $to) { $to = [int]$End }
    $length = 3600
    while ($true) {
        $from = $to - $length
        if ($from -lt 0) { $from = 0 }
        $answer = ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $true; from = $from; text = $text.Substring($from, $to - $from) })
        # Quotes and the like grow when they are escaped.
        if ($answer.Length -le 4000) { break }
        $length = [int]($length * 0.8)
    }
    $answer
} catch {
    ConvertTo-Json -Compress -InputObject ([ordered]@{ ok = $false; step = 'read'; message = "$($_.Exception.Message)" })
    exit 1
}
