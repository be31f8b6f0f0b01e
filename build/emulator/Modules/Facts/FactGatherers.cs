using System.Globalization;
using System.Text.Json.Nodes;

namespace Ingot.Emulator.Modules.Facts;

/// <summary>The facts of each subset, by the names that ansible.windows.setup returns.</summary>
static class FactGatherers
{
    /// <summary>A gatherer for each subset.</summary>
    public static IReadOnlyDictionary<string, Action<ModuleRun, JsonObject>> All { get; } =
        new Dictionary<string, Action<ModuleRun, JsonObject>>(StringComparer.Ordinal)
    {
        ["date_time"] = DateTimeFacts,
        ["distribution"] = Distribution,
        ["env"] = EnvironmentFacts,
        ["platform"] = Platform,
        ["powershell_version"] = (_, facts) => facts["ansible_powershell_version"] = 5,
        ["user"] = UserFacts,
        ["all_ipv4_addresses"] = (run, facts) => facts["ansible_ip_addresses"] = new JsonArray(run.Machine.Address),
        ["interfaces"] = Interfaces,
        ["windows_domain"] = Domain,
        ["bios"] = Bios,
        ["memory"] = Memory,
        ["processor"] = Processor,
        ["uptime"] = Uptime,
        ["virtual"] = (_, facts) => Add(facts, ("ansible_virtualization_role", "guest"), ("ansible_virtualization_type", "Hyper-V")),
    };

    static void Add(JsonObject facts, params (string Name, JsonNode? Value)[] values)
    {
        foreach (var (name, value) in values)
            facts[name] = value;
    }

    static void DateTimeFacts(ModuleRun run, JsonObject facts)
    {
        var now = run.Now.UtcDateTime;
        var epoch = run.Now.ToUnixTimeSeconds();
        string At(string format) => now.ToString(format, CultureInfo.InvariantCulture);
        var fact = new JsonObject();
        Add(
            fact,
            ("date", At("yyyy-MM-dd")), ("day", At("dd")), ("month", At("MM")), ("year", At("yyyy")), ("hour", At("HH")),
            ("minute", At("mm")),
            ("second", At("ss")), ("time", At("HH:mm:ss")), ("weekday", At("dddd")), ("weekday_number", ((int)now.DayOfWeek).ToString()),
            ("weeknumber", ((now.DayOfYear + 6 - (int)now.DayOfWeek) / 7).ToString()),
            ("epoch", epoch.ToString()), ("epoch_local", epoch.ToString()), ("epoch_int", epoch),
            ("iso8601", At("yyyy-MM-ddTHH:mm:ssZ")), ("iso8601_micro", At("yyyy-MM-ddTHH:mm:ss.ffffffZ")),
            ("iso8601_basic", At("yyyyMMddTHHmmssffffff")), ("iso8601_basic_short", At("yyyyMMddTHHmmss")),
            ("tz", run.Machine.TimeZone), ("tz_offset", "+00:00"));
        facts["ansible_date_time"] = fact;
    }

    static void Distribution(ModuleRun run, JsonObject facts)
    {
        var version = run.Machine.Version;
        var isServer = run.Machine.ProductName.Contains("Server", StringComparison.Ordinal);
        Add(
            facts,
            ("ansible_distribution", "Microsoft " + run.Machine.ProductName), ("ansible_distribution_version", ThreeParts(version) + ".0"),
            ("ansible_distribution_major_version", version.Split('.')[0]), ("ansible_os_family", "Windows"),
            ("ansible_os_name", "Microsoft " + run.Machine.ProductName), ("ansible_os_product_type", isServer ? "server" : "workstation"),
            ("ansible_os_installation_type", isServer ? "Server" : "Client"));
    }

    static string ThreeParts(string version) => string.Join('.', version.Split('.').Take(3));

    static void EnvironmentFacts(ModuleRun run, JsonObject facts)
    {
        var variables = GuestEnvironment.Of(run.Machine, run.User);
        foreach (var (name, value) in run.Environment)
            variables[name] = value;
        facts["ansible_env"] = new JsonObject(variables.Select(variable => KeyValuePair.Create(variable.Key, (JsonNode?)variable.Value)));
    }

    static void Platform(ModuleRun run, JsonObject facts)
    {
        var name = run.Machine.ComputerName;
        var sid = run.Machine.Users.Values.FirstOrDefault()?.Sid ?? "";
        Add(
            facts,
            ("ansible_architecture", "64-bit"), ("ansible_architecture2", "x86_64"), ("ansible_domain", ""), ("ansible_fqdn", name),
            ("ansible_hostname", name), ("ansible_netbios_name", name.ToUpperInvariant()), ("ansible_nodename", name),
            ("ansible_kernel", ThreeParts(run.Machine.Version) + ".0"), ("ansible_os_version", run.Machine.Version),
            ("ansible_machine_id", sid.Contains('-', StringComparison.Ordinal) ? sid[..sid.LastIndexOf('-')] : null),
            ("ansible_owner_name", ""), ("ansible_owner_contact", ""), ("ansible_system", "Win32NT"), ("ansible_system_description", ""),
            ("ansible_system_vendor", "Microsoft Corporation"), ("ansible_reboot_pending", run.Machine.PendingReboots.Count > 0));
    }

    static void UserFacts(ModuleRun run, JsonObject facts) => Add(
        facts,
        ("ansible_user_id", run.User), ("ansible_user_dir", $@"C:\Users\{run.User}"), ("ansible_user_gecos", ""),
        ("ansible_user_sid", run.Machine.Users.GetValueOrDefault(run.User)?.Sid));

    static void Interfaces(ModuleRun run, JsonObject facts)
    {
        var gateway = run.Machine.Address[..(run.Machine.Address.LastIndexOf('.') + 1)] + "1";
        facts["ansible_interfaces"] = new JsonArray(new JsonObject
        {
            ["connection_name"] = "Ethernet",
            ["default_gateway"] = gateway,
            ["dns_domain"] = null,
            ["interface_index"] = 6,
            ["interface_name"] = "Microsoft Hyper-V Network Adapter",
            ["ipv4"] = new JsonObject { ["address"] = run.Machine.Address, ["prefix"] = "24" },
            ["macaddress"] = "00:0D:3A:00:00:01",
            ["mtu"] = 1500,
            ["speed"] = 50000,
        });
    }

    static void Domain(ModuleRun run, JsonObject facts) => Add(
        facts,
        ("ansible_windows_domain", "WORKGROUP"), ("ansible_windows_domain_member", false),
            ("ansible_windows_domain_role", "Stand-alone server"));

    static void Bios(ModuleRun run, JsonObject facts) => Add(
        facts,
        ("ansible_bios_date", "08/14/2024"), ("ansible_bios_version", "Hyper-V UEFI Release v4.1"),
        ("ansible_product_name", "Virtual Machine"),
        ("ansible_product_serial", "None"));

    static void Memory(ModuleRun run, JsonObject facts) => Add(
        facts,
        ("ansible_memtotal_mb", 8192), ("ansible_memfree_mb", 6144), ("ansible_swaptotal_mb", 0), ("ansible_pagefiletotal_mb", 1280),
        ("ansible_pagefilefree_mb", 1280));

    static void Processor(ModuleRun run, JsonObject facts) => Add(
        facts,
        ("ansible_processor", new JsonArray("0", "GenuineIntel", "Intel(R) Xeon(R) Platinum 8272CL CPU @ 2.60GHz")),
        ("ansible_processor_count", 1),
        ("ansible_processor_cores", 1), ("ansible_processor_threads_per_core", 2), ("ansible_processor_vcpus", 2));

    static void Uptime(ModuleRun run, JsonObject facts) => Add(
        facts,
        ("ansible_lastboot", run.Machine.BootTime.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)),
        ("ansible_uptime_seconds", (long)(run.Now - run.Machine.BootTime).TotalSeconds));
}
