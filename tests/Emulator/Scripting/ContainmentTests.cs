using System.Text;
using Ingot.Emulator.Windows;

namespace Ingot.Tests.Emulator.Scripting;

/// <summary>Scripts that try to read, write or run something of the machine that runs the tests.</summary>
public sealed class ContainmentTests : IDisposable
{
    const string Secret = "the-real-machine-was-read";

    readonly string folder = Directory.CreateTempSubdirectory("ingot-escape-").FullName;

    public ContainmentTests()
    {
        File.WriteAllText(Path.Combine(folder, "secret.txt"), Secret);
        File.WriteAllText(Path.Combine(folder, "secret.xml"), $"<a>{Secret}</a>");
        File.WriteAllText(Path.Combine(folder, "module.psm1"), $"'{Secret}'; function Get-Escape {{ '{Secret}' }}");
        File.WriteAllText(Path.Combine(folder, "script.ps1"), $"'{Secret}'");
        File.WriteAllText(Path.Combine(folder, "run.sh"), $"#!/bin/sh\necho {Secret}\ntouch {folder}/touched\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(folder, "run.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Attempts =>
    [
        "[IO.File]::ReadAllText('~/secret.txt')",
        "[System.IO.File]::WriteAllText('~/touched', 'x')",
        "[IO.StreamReader]::new('~/secret.txt').ReadToEnd()",
        "Get-Content ~/secret.txt",
        "Get-Content -LiteralPath '~/secret.txt' -Raw",
        "Get-Content FileSystem::~/secret.txt",
        "Get-Content Microsoft.PowerShell.Core\\FileSystem::~/secret.txt",
        "${~/secret.txt}",
        "${C:~/secret.txt}",
        "'x' > ~/touched",
        "'x' | Out-File ~/touched",
        "'x' | Set-Content ~/touched",
        "New-Item ~/touched -ItemType File -Force",
        "& ~/run.sh",
        "& /bin/sh -c 'touch ~/touched'",
        "/bin/sh ~/run.sh",
        "sh ~/run.sh",
        "touch ~/touched",
        "bash -c 'touch ~/touched'",
        "Start-Process /bin/sh -ArgumentList '-c','touch ~/touched'",
        "Start-Process -FilePath touch -ArgumentList '~/touched'",
        "[Diagnostics.Process]::Start('/bin/sh', '~/run.sh')",
        "$env:PATH = '~:/bin:/usr/bin'; run.sh; touch ~/touched",
        "$x = Get-Command sh -ErrorAction SilentlyContinue; & $x ~/run.sh",
        "$x = Get-Command ~/run.sh -CommandType Application -ErrorAction SilentlyContinue; & $x",
        "$x = $ExecutionContext.InvokeCommand.GetCommand('touch', 'Application'); & $x ~/touched",
        "$ExecutionContext.InvokeProvider.Content.GetReader('~/secret.txt').Read(1)",
        "$ExecutionContext.SessionState.InvokeProvider.Item.Get('~/secret.txt')",
        "$ExecutionContext.SessionState.Applications.Add('*'); sh ~/run.sh",
        "Import-Module ~/module.psm1; Get-Escape",
        "New-Module { Import-Module ~/module.psm1 }; Get-Escape",
        "using module ~/module.psm1\nGet-Escape",
        "using assembly ~/module.dll\n'x'",
        "Invoke-Expression \"using module ~/module.psm1`nGet-Escape\"",
        "& ([scriptblock]::Create(\"using module ~/module.psm1`nGet-Escape\"))",
        "$PSModuleAutoLoadingPreference = 'All'; Get-Escape",
        "$env:PSModulePath = '~'; Import-Module module; Get-Escape",
        ". ~/script.ps1",
        "& ~/script.ps1",
        "Invoke-Expression '. ~/script.ps1'",
        "Invoke-Expression '[IO.File]::ReadAllText(\"~/secret.txt\")'",
        "& ([scriptblock]::Create('[IO.File]::ReadAllText(\"~/secret.txt\")'))",
        "Invoke-Command -ScriptBlock { [IO.File]::ReadAllText('~/secret.txt') }",
        "Invoke-Command -FilePath ~/script.ps1",
        "Add-Type -TypeDefinition 'public class E { public static string R() { return System.IO.File.ReadAllText(\"~/secret.txt\"); } " +
            "}'; [E]::R()",
        "(New-Object IO.StreamReader '~/secret.txt').ReadToEnd()",
        "(New-Object Net.WebClient).DownloadString('file://~/secret.txt')",
        "([xml]'<a/>').Save('~/touched')",
        "$x = [xml]'<a/>'; $x.Load('~/secret.xml'); $x.OuterXml",
        "$x = [System.Xml.XmlDocument]::new(); $x.Load('~/secret.xml'); $x.OuterXml",
        "[X509Certificate]::CreateFromCertFile('~/secret.txt')",
        "Get-PSProvider; New-PSDrive -Name R -PSProvider FileSystem -Root ~; Get-Content R:secret.txt",
        "Set-Alias escape /bin/sh; escape ~/run.sh",
        "New-Item Alias:escape -Value '/bin/sh' -Force; escape ~/run.sh",
        "Set-Item Function:escape { [IO.File]::ReadAllText('~/secret.txt') }; escape",
        "function escape { [IO.File]::ReadAllText('~/secret.txt') }; escape",
        "Start-Job { Get-Content ~/secret.txt } | Receive-Job -Wait",
        "Start-Transcript ~/touched",
        "New-ModuleManifest -Path ~/touched",
        "Register-ArgumentCompleter -CommandName x -ScriptBlock { }; Set-Location ~; Get-Content secret.txt",
        "[powershell]::Create().AddScript('[IO.File]::ReadAllText(\"~/secret.txt\")').Invoke()",
        "[runspacefactory]::CreateRunspace().Open()",
        "$Host.Runspace.LanguageMode = 'FullLanguage'; [IO.File]::ReadAllText('~/secret.txt')",
        "$ExecutionContext.SessionState.LanguageMode = 'FullLanguage'; [IO.File]::ReadAllText('~/secret.txt')",
        "$Host.PrivateData.Machine.Faults.Clear(); [IO.File]::ReadAllText('~/secret.txt')",
        "class E { [string] R() { return [IO.File]::ReadAllText('~/secret.txt') } }; [E]::new().R()",
        "[AppDomain]::CurrentDomain.GetAssemblies()",
        "[Environment]::GetEnvironmentVariable('PATH')",
        "[Activator]::CreateInstance([IO.FileInfo], '~/secret.txt').OpenText().ReadToEnd()",
        "'~/secret.txt' -as [IO.FileInfo] | ForEach-Object { $_.OpenText().ReadToEnd() }",
        "'~/secret.txt' | ForEach-Object -MemberName { [IO.File]::ReadAllText($_) }",
        "([type]'System.IO.File').GetMethod('ReadAllText', [type[]]'string').Invoke($null, '~/secret.txt')",
        "''.GetType().Assembly.GetType('System.IO.File')::ReadAllText('~/secret.txt')",
        "ForEach-Object -Parallel { [IO.File]::ReadAllText('~/secret.txt') } -InputObject 1",
        "Invoke-GuestCommand $PSCmdlet @{ Path = '~/secret.txt' }",
        "Invoke-GuestProgram '/bin/sh' '~/run.sh'",
        "Get-ChildItem ~ | ForEach-Object { $_.FullName }",
        "Invoke-WebRequest file://~/secret.txt",
        "#Requires -Modules @{ ModuleName = '~/module.psm1'; ModuleVersion = '0.0' }\nGet-Escape",
        "function escape { sh ~/run.sh; & ~/run.sh; . ~/script.ps1; touch ~/touched }; escape",
        "Invoke-Command { sh ~/run.sh; & ~/run.sh; & ~/script.ps1 }",
        "1 | ForEach-Object { sh ~/run.sh; & ~/run.sh; & ~/script.ps1 }",
        "1 | Where-Object { & ~/run.sh }; 2, 1 | Sort-Object { & ~/script.ps1 }; 1 | Select-Object @{ n = 'x'; e = { & ~/script.ps1 } }",
        "$p = @{ Parallel = { [IO.File]::ReadAllText('~/secret.txt') } }; 1 | ForEach-Object @p",
        "1 | Microsoft.PowerShell.Core\\ForEach-Object -Parallel { Get-Content ~/secret.txt }",
        "Invoke-Expression '& ~/run.sh; sh ~/run.sh'",
        "& { & { . ~/script.ps1 } }",
        "$(~/run.sh); \"$(& ~/script.ps1)\"",
        "try { throw 'x' } catch { & ~/run.sh } finally { & ~/script.ps1 }",
        "trap { & ~/script.ps1; continue } throw 'x'",
        "$x = { & ~/script.ps1 }; & $x; . $x; $x.Invoke()",
        "$ExecutionContext.InvokeCommand.PreCommandLookupAction = $null; Invoke-Expression '. ~/script.ps1; sh ~/run.sh'",
        "$ExecutionContext.SessionState.InvokeCommand.PreCommandLookupAction = { }; function escape { sh ~/run.sh }; escape",
        "$ExecutionContext.SessionState.PSVariable.Set('PSModuleAutoLoadingPreference', 'All'); escape",
        "Set-Variable PSModuleAutoLoadingPreference All; $env:PSModulePath = '~'; function f { Get-Escape }; f",
        "Set-Content C:\\e.ps1 \"[IO.File]::ReadAllText('~/secret.txt'); . ~/script.ps1; sh ~/run.sh\"; & C:\\e.ps1",
        "1 | Add-Member ScriptMethod R { [IO.File]::ReadAllText('~/secret.txt') } -PassThru | ForEach-Object { $_.R() }",
        "Update-Help; Save-Help ~/touched",
    ];

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task Nothing_of_the_real_machine_is_read_written_or_run(string attempt)
    {
        var shell = new Shell();
        var result = await shell.RunAsync(attempt.Replace("~", folder, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, result.Output + result.Error, StringComparison.Ordinal);
        Assert.Equal(
            ["module.psm1", "run.sh", "script.ps1", "secret.txt", "secret.xml"],
            Directory.GetFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("PATH") is { Length: > 0 } path)
            Assert.DoesNotContain(path, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_is_the_guests()
    {
        var shell = new Shell();
        var names = await shell.LinesAsync("Get-ChildItem Env: | ForEach-Object { $_.Name }");
        Assert.Contains("SystemRoot", names, StringComparer.Ordinal);
        Assert.DoesNotContain("HOME", names, StringComparer.Ordinal);
        Assert.StartsWith(@"C:\Windows\system32", await shell.TextAsync("$env:PATH"), StringComparison.Ordinal);
        Assert.Equal("ingotbox", await shell.TextAsync("hostname"));
    }

    [Fact]
    public async Task Files_land_in_the_model()
    {
        var shell = new Shell();
        await shell.TextAsync(@"'x' > C:\Windows\Temp\a.txt; Set-Content C:\Windows\Temp\b.txt 'y'");
        var temp = shell.Machine.Drives["C"].Descend(["Windows", "Temp"], default);
        Assert.Equal("x\r\n", Encoding.UTF8.GetString(temp.Children["a.txt"].Content ?? []));
        Assert.Equal("y\r\n", Encoding.UTF8.GetString(temp.Children["b.txt"].Content ?? []));
    }

    [Fact]
    public async Task A_script_of_the_modelled_disk_runs()
    {
        var shell = new Shell();
        shell.Machine.Drives["C"].Descend(["Temp"], default).Children["s.ps1"] =
            new TreeNode { Name = "s.ps1", Content = Encoding.UTF8.GetBytes("param($Who) \"hello $Who\"") };
        Assert.Equal("hello you", await shell.TextAsync(@"& C:\Temp\s.ps1 -Who you"));
    }
}
