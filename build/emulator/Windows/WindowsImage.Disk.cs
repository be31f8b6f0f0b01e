namespace Ingot.Emulator.Windows;

/// <content>Files, registry and WSMan settings of a fresh disk.</content>
public static partial class WindowsImage
{
    static readonly string[] Folders =
    [
        @"Program Files", @"Program Files (x86)", @"ProgramData", @"PerfLogs", @"Packages", @"Users\Public", @"Users\Default",
            @"Windows\Temp",
        @"Windows\Panther", @"Windows\System32\Sysprep\Panther", @"Windows\System32\WindowsPowerShell\v1.0",
            @"Windows\System32\config\systemprofile",
        @"Windows\SoftwareDistribution", @"WindowsAzure\Logs", @"ProgramData\Microsoft\Crypto\Keys", @"ProgramData\Microsoft\Crypto\RSA\MachineKeys",
            @"ProgramData\Microsoft\Crypto\SystemKeys",
    ];

    static readonly string[] Programs =
    [
        "certutil.exe", "cmd.exe", "icacls.exe", "hostname.exe", "ipconfig.exe", "net.exe", "netsh.exe", "powercfg.exe", "reg.exe", "schtasks.exe",
            "shutdown.exe",
        "whoami.exe", @"Sysprep\sysprep.exe", @"WindowsPowerShell\v1.0\powershell.exe",
    ];

    static readonly string[] Keys =
    [
        @"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System", @"SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall",
        @"SOFTWARE\Microsoft\Windows\CurrentVersion\Run", @"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing",
        @"SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update", @"SOFTWARE\Policies\Microsoft\Windows",
        @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList",
            @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon\AutoLogonChecked",
        @"SYSTEM\CurrentControlSet\Control\Session Manager\Environment", @"SYSTEM\CurrentControlSet\Services", @"SYSTEM\Setup",
    ];

    static readonly (string Path, string Value)[] Settings =
    [
        ("MaxEnvelopeSizekb", "500"), ("MaxTimeoutms", "60000"), ("MaxBatchItems", "32000"), ("MaxProviderRequests", "4294967295"),
        (@"Client\Auth\Basic", "true"), (@"Client\AllowUnencrypted", "false"), (@"Client\TrustedHosts", ""),
        (@"Service\AllowUnencrypted", "false"), (@"Service\Auth\Basic", "false"), (@"Service\Auth\Kerberos", "true"),
        (@"Service\Auth\Negotiate", "true"), (@"Service\Auth\Certificate", "false"), (@"Service\Auth\CredSSP", "false"),
        (@"Service\Auth\CbtHardeningLevel", "Relaxed"), (@"Service\MaxConcurrentOperationsPerUser", "1500"),
            (@"Service\MaxConnections", "300"),
        (@"Service\EnumerationTimeoutms", "240000"), (@"Service\MaxPacketRetrievalTimeSeconds", "120"), (@"Service\IPv4Filter", "*"),
        (@"Service\IPv6Filter", "*"), (@"Shell\AllowRemoteShellAccess", "true"), (@"Shell\IdleTimeout", "7200000"),
        (@"Shell\MaxConcurrentUsers", "2147483647"), (@"Shell\MaxShellRunTime", "2147483647"),
            (@"Shell\MaxProcessesPerShell", "2147483647"),
        (@"Shell\MaxMemoryPerShellMB", "2147483647"), (@"Shell\MaxShellsPerUser", "2147483647"),
    ];

    static void AddFiles(TreeNode root, DateTimeOffset now)
    {
        foreach (var folder in Folders)
            root.Descend(folder.Split('\\'), now);
        foreach (var program in Programs)
        {
            var names = program.Split('\\');
            var folder = root.Descend(names.SkipLast(1).Prepend("System32").Prepend("Windows"), now);
            folder.Children[names[^1]] = new TreeNode { Name = names[^1], Modified = now, Content = "MZ"u8.ToArray() };
        }
    }

    static void AddRegistry(WindowsMachine machine, DateTimeOffset now)
    {
        var root = machine.Drives["HKLM"];
        foreach (var key in Keys)
            root.Descend(key.Split('\\'), now);
        var build = machine.Version.Split('.');
        var product = root.Descend(["SOFTWARE", "Microsoft", "Windows NT", "CurrentVersion"], now).Values;
        product["ProductName"] = NodeValue.String(machine.ProductName);
        product["CurrentBuild"] = NodeValue.String(build[2]);
        product["CurrentBuildNumber"] = NodeValue.String(build[2]);
        product["UBR"] = NodeValue.DWord(long.Parse(build[3]));
        product["CurrentMajorVersionNumber"] = NodeValue.DWord(10);
        product["CurrentMinorVersionNumber"] = NodeValue.DWord(0);
        product["CurrentVersion"] = NodeValue.String("6.3");
        product["DisplayVersion"] = NodeValue.String("21H2");
        product["EditionID"] = NodeValue.String("ServerTurbine");
        product["InstallationType"] = NodeValue.String("Server");
        root.Descend(["SOFTWARE", "Microsoft", "Windows", "CurrentVersion", "Setup", "State"], now).Values["ImageState"] =
            NodeValue.String(WindowsSysprep.Complete);
        foreach (var kind in new[] { "ComputerName", "ActiveComputerName" })
            root.Descend(["SYSTEM", "CurrentControlSet", "Control", "ComputerName", kind], now).Values["ComputerName"] =
                NodeValue.String(machine.ComputerName);
        var environment = root.Descend(["SYSTEM", "CurrentControlSet", "Control", "Session Manager", "Environment"], now).Values;
        foreach (var (name, value) in MachineEnvironment)
            environment[name] = NodeValue.String(value);
        machine.Drives["HKU"].Descend(["S-1-5-18", "SOFTWARE"], now);
        machine.Drives["HKU"].Descend([".DEFAULT", "SOFTWARE"], now);
    }

    static void AddWsMan(WindowsMachine machine, DateTimeOffset now)
    {
        var host = machine.Drives["WSMan"].Descend(["localhost"], now);
        foreach (var (path, value) in Settings)
        {
            var names = path.Split('\\');
            Leaf(host.Descend(names.SkipLast(1), now), names[^1], value);
        }

        host.Descend(["ClientCertificate"], now);
        var listener = host.Descend(["Listener", "Listener_1084132640"], now);
        FillListener(listener, "*", "HTTP", 5985, "", "");
    }
}
