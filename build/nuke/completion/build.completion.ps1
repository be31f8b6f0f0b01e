# Completes targets, switches and values of ./build.ps1, ./build.cmd and ./build.sh in PowerShell. In $PROFILE:
#   . <repository>/build/nuke/completion/build.completion.ps1
Register-ArgumentCompleter -Native -CommandName 'build.ps1', 'build.cmd', 'build.sh', 'build' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $command = Get-Command -Name $commandAst.CommandElements[0].Extent.Text -ErrorAction SilentlyContinue
    $root = if ($command) { Split-Path -Parent $command.Source } else { $PWD.Path }
    $file = Join-Path $root '.nuke/build.schema.json'
    if (-not (Test-Path -LiteralPath $file)) { return }
    $schema = Get-Content -LiteralPath $file -Raw | ConvertFrom-Json -AsHashtable
    $parameters = @{}
    foreach ($properties in $schema.allOf[0].properties, $schema.definitions.NukeBuild.properties) {
        foreach ($name in $properties.Keys) { $parameters[$name] = $properties[$name] }
    }

    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
            Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    $switch = $before | Where-Object { $_.StartsWith('-') } | Select-Object -Last 1
    $words = if ($wordToComplete.StartsWith('-')) {
        foreach ($name in $parameters.Keys) {
            $plain = $name
            foreach ($known in 'AppVeyor', 'DotNet', 'GitHub', 'GitLab', 'GitVersion', 'JetBrains', 'MSBuild', 'NuGet', 'ReSharper', 'SignPath', 'TeamCity') {
                $plain = $plain -creplace $known, ($known.Substring(0, 1) + $known.Substring(1).ToLowerInvariant())
            }

            '--' + ($plain -creplace '([a-z0-9])([A-Z])', '$1-$2' -creplace '([A-Z])([A-Z][a-z])', '$1-$2').ToLowerInvariant()
        }
    }
    elseif ($switch) {
        $name = $parameters.Keys | Where-Object { $_ -eq $switch.Replace('-', '') } | Select-Object -First 1
        $property = if ($name) { $parameters[$name] } else { @{} }
        if ($property.items) { $property = $property.items }
        if ($property['$ref']) { $property = $schema.definitions[$property['$ref'].Split('/')[-1]] }
        $property.enum
    }
    else {
        $schema.definitions.ExecutableTarget.enum
    }

    $words | Where-Object { $_ -like "$wordToComplete*" } | Sort-Object |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
