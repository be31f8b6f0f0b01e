using Ingot.Emulator.Windows;

namespace Ingot.Tests.Emulator.Scripting;

/// <summary>The drives of a guest, through the cmdlets scripts use.</summary>
public class TreeTests
{
    [Fact]
    public async Task Files_are_written_listed_copied_moved_and_removed()
    {
        var shell = new Shell();
        Assert.Equal(["one", "two"], await shell.LinesAsync("""
            New-Item -Path C:\Data\deep -ItemType Directory -Force | Out-Null
            Set-Content -Path C:\Data\a.txt -Value 'one','two'
            Get-Content C:\Data\a.txt
            """), StringComparer.Ordinal);
        Assert.Equal("deep,a.txt|True|False|True", await shell.TextAsync("""
            $names = (Get-ChildItem C:\Data -Name | Sort-Object -Descending) -join ','
            "$names|$(Test-Path C:\Data\A.TXT)|$(Test-Path C:\Data\a.txt -PathType Container)|$(Test-Path 'C:\Data\*.txt')"
            """));
        Assert.Equal(@"C:\Data\deep\a.txt C:\Data\deep\b.txt", await shell.TextAsync("""
            Copy-Item C:\Data\a.txt C:\Data\deep\b.txt
            Move-Item C:\Data\a.txt C:\Data\deep
            (Get-ChildItem C:\Data -Recurse -File | ForEach-Object { $_.FullName }) -join ' '
            """));
        Assert.Equal("False", await shell.TextAsync(@"Remove-Item C:\Data -Recurse -Force; Test-Path C:\Data"));
        Assert.False(shell.Machine.Drives["C"].Children.ContainsKey("Data"));
    }

    [Theory]
    [InlineData("DWord", "7", "Int32 7")]
    [InlineData("QWord", "5000000000", "Int64 5000000000")]
    [InlineData("String", "'text'", "String text")]
    [InlineData("ExpandString", "'%windir%'", "String %windir%")]
    [InlineData("MultiString", "@('a','b')", "String[] a b")]
    [InlineData("Binary", "([byte[]](1,255))", "Byte[] 1 255")]
    public async Task Registry_values_keep_their_kind(string kind, string value, string expected)
    {
        var shell = new Shell();
        var text = await shell.TextAsync($$"""
            New-Item -Path HKLM:\SOFTWARE\Acme\App -Force | Out-Null
            New-ItemProperty -Path HKLM:\SOFTWARE\Acme\App -Name v -PropertyType {{kind}} -Value {{value}} | Out-Null
            $v = (Get-ItemProperty -Path HKLM:\SOFTWARE\Acme\App -Name v).v
            "$($v.GetType().Name) $v"
            """);
        Assert.Equal(expected, text);
        var key = shell.Machine.Drives["HKLM"].Children["software"].Children["ACME"].Children["app"];
        Assert.Equal(kind, key.Values["V"].Kind);
    }

    [Fact]
    public async Task Registry_values_are_changed_listed_and_removed()
    {
        var shell = new Shell();
        Assert.Equal(["a b|2|x", "b"], await shell.LinesAsync("""
            New-Item HKLM:\SOFTWARE\Acme | Out-Null
            Set-ItemProperty HKLM:\SOFTWARE\Acme -Name a -Value 1 -Type DWord
            Set-ItemProperty HKLM:\SOFTWARE\Acme -Name a -Value 2
            Set-ItemProperty HKLM:\SOFTWARE\Acme -Name b -Value x
            $b = (Get-ItemProperty Registry::HKEY_LOCAL_MACHINE\SOFTWARE\Acme).b
            "$((Get-Item HKLM:\SOFTWARE\Acme).Property)|$((Get-ItemProperty HKLM:\SOFTWARE\Acme).a)|$b"
            Remove-ItemProperty HKLM:\SOFTWARE\Acme -Name a
            (Get-Item HKLM:\SOFTWARE\Acme).Property
            """), StringComparer.Ordinal);
        Assert.Equal(NodeValue.String("x"), shell.Machine.Drives["HKLM"].Children["SOFTWARE"].Children["Acme"].Values["b"]);
    }

    [Fact]
    public async Task A_missing_registry_value_is_an_error_to_catch()
    {
        var result = await new Shell().RunAsync(
            "try { Get-ItemProperty HKLM:\\SOFTWARE -Name nope -ErrorAction Stop; 'found' } catch { 'missing' }\n" +
            "$null -eq (Get-ItemProperty HKLM:\\SOFTWARE -Name nope -ErrorAction SilentlyContinue)");
        Assert.Equal("missing\nTrue\n", result.Output);
    }

    [Fact]
    public async Task Environment_variables_last_as_long_as_the_process()
    {
        var shell = new Shell();
        Assert.Equal("value value", await shell.TextAsync("$env:INGOT_X = 'value'; \"$env:INGOT_X $((Get-Item Env:\\INGOT_X).Value)\""));
        Assert.Equal("True", await shell.TextAsync("$null -eq $env:INGOT_X"));
    }

    [Fact]
    public async Task Locations_are_those_of_Windows()
    {
        var shell = new Shell();
        Assert.Equal([@"C:\", @"C:\Windows", @"HKLM:\SOFTWARE", @"C:\Windows\System32"], await shell.LinesAsync("""
            (Get-Location).Path; Set-Location C:\Windows; (Get-Location).Path
            Push-Location HKLM:\SOFTWARE; (Get-Location).Path; Pop-Location
            (Resolve-Path .\System32).Path
            """), StringComparer.Ordinal);
    }

    [Fact]
    public async Task WSMan_settings_and_listeners_look_as_on_Windows()
    {
        var shell = new Shell();
        Assert.Equal(["false", "Transport=HTTP Address=*", "5985"], await shell.LinesAsync("""
            (Get-Item WSMan:\localhost\Service\Auth\Basic).Value
            $l = Get-ChildItem WSMan:\localhost\Listener; "$($l.Keys)"
            (Get-Item "WSMan:\localhost\Listener\$($l.Name)\Port").Value
            """), StringComparer.Ordinal);
        await shell.TextAsync(@"Set-Item WSMan:\localhost\Service\Auth\Basic $true -Force");
        var auth = shell.Machine.Drives["WSMan"].Descend(["localhost", "Service", "Auth"], default);
        Assert.Equal("true", auth.Children["Basic"].Values["Value"].Text);
    }

    [Theory]
    [InlineData("3,1,2 | Sort-Object | Select-Object -First 2", "1\n2")]
    [InlineData("(1,2,3 | Measure-Object -Sum).Sum", "6")]
    [InlineData("(Get-Service | Where-Object Status -eq 'Running' | Measure-Object).Count -gt 5", "True")]
    [InlineData("(Get-Service W32Time).Status", "Running")]
    [InlineData("'a','b','a' | Group-Object | ForEach-Object { \"$($_.Name)$($_.Count)\" }", "a2\nb1")]
    [InlineData("Get-Service WinRM | Select-Object Name, @{n='s';e={$_.Status}} | ConvertTo-Json -Compress",
        "{\"Name\":\"WinRM\",\"s\":\"Running\"}")]
    [InlineData("('{\"a\":[1,{\"b\":true}]}' | ConvertFrom-Json).a[1].b", "True")]
    [InlineData("[pscustomobject]@{ x = 1; y = @('p') } | ConvertTo-Json -Compress", "{\"x\":1,\"y\":[\"p\"]}")]
    [InlineData("$o = [pscustomobject]@{ a = 1; b = [pscustomobject]@{ c = 2 } }; $o.b.c; @($o, $o).Count", "2\n2")]
    [InlineData("Join-Path C:\\Windows Temp; Split-Path C:\\a\\b.txt; Split-Path C:\\a\\b.txt -Leaf", "C:\\Windows\\Temp\nC:\\a\nb.txt")]
    [InlineData("(Get-LocalGroupMember Administrators).Name", "ingotbox\\azureadmin")]
    [InlineData("(Get-CimInstance Win32_OperatingSystem).BuildNumber", "20348")]
    [InlineData("(Get-WindowsFeature Web-Server).InstallState", "Available")]
    [InlineData("if (Test-Path C:\\Windows) { 'yes' }", "yes")]
    [InlineData("Write-Output 1 2 3 | ForEach-Object { $_ * 2 }", "2\n4\n6")]
    [InlineData("iex '$q = 5'; $q", "5")]
    [InlineData("(Get-Command Get-Service).Name", "Get-Service")]
    public async Task One_liners_work(string script, string expected) =>
        Assert.Equal(expected, await new Shell().TextAsync(script));
}
