using System.Globalization;

namespace Ingot.Emulator.Modules.Iis;

/// <summary>What an application pool is when nobody set it (applicationPoolDefaults of IIS 10).</summary>
static class PoolDefaults
{
    /// <summary>Attributes by path.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["autoStart"] = "True",
        ["enable32BitAppOnWin64"] = "False",
        ["managedRuntimeVersion"] = "v4.0",
        ["managedPipelineMode"] = "Integrated",
        ["startMode"] = "OnDemand",
        ["queueLength"] = "1000",
        ["cpu.limit"] = "0",
        ["cpu.action"] = "NoAction",
        ["failure.rapidFailProtection"] = "True",
        ["processModel.identityType"] = "ApplicationPoolIdentity",
        ["processModel.idleTimeout"] = "00:20:00",
        ["processModel.idleTimeoutAction"] = "Terminate",
        ["processModel.loadUserProfile"] = "True",
        ["processModel.maxProcesses"] = "1",
        ["processModel.pingingEnabled"] = "True",
        ["recycling.disallowOverlappingRotation"] = "False",
        ["recycling.periodicRestart.time"] = "1.05:00:00",
        ["recycling.periodicRestart.memory"] = "0",
        ["recycling.periodicRestart.privateMemory"] = "0",
        ["recycling.periodicRestart.requests"] = "0",
    };

    /// <summary>A default, or nothing.</summary>
    public static string? Of(string attribute) => All.GetValueOrDefault(attribute);

    /// <summary>Spans of time in one form: 00:00:00 and 0.00:00:00 are the same.</summary>
    public static string Canonical(string value) =>
        value.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var span)
            ? span.ToString("c", CultureInfo.InvariantCulture)
            : value;
}
