using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure;
using Azure.ResourceManager.Compute;
using Ingot.Arm;
using Ingot.Arm.Identity;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;

namespace Ingot.Tests.Arm;

/// <summary>From words of the command line to bodies of requests: the program's own parameters, its own requests, the real SDK, a listening Azure.</summary>
public sealed partial class WireBench : IAsyncLifetime
{
    /// <summary>What every case says.</summary>
    public static IReadOnlyDictionary<string, string> Baseline { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["image-name"] = "windows-2022",
        ["vm-name"] = "bake-2022",
        ["location"] = "westeurope",
        ["vm-size"] = "Standard_D4s_v5",
        ["source-image"] = "MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition:20348.3207.250210",
        ["resource-group"] = "ingot-images",
        ["virtual-network"] = "bake-vnet",
        ["subnet"] = "bake",
        ["virtual-network-resource-group"] = "ingot-network",
        ["playbook"] = "playbooks/small.yml",
    };

    readonly Dictionary<WireAct, JsonObject> baselines = [];

    EmulatedAzure? azure;
    ArmSession? session;

    /// <summary>What the case says of --wait-for-replication, which is no part of the recipe.</summary>
    public bool WaitsForReplication { get; private set; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ArmSession Session => session ?? throw new InvalidOperationException("The bench is not ready.");

    EmulatedAzure Azure => azure ?? throw new InvalidOperationException("The bench is not ready.");

    public async ValueTask InitializeAsync()
    {
        azure = await EmulatedAzure.StartAsync();
        var account = new Account(azure.Options.SubscriptionId, azure.Options.TenantId, azure.Options.ClientId, azure.Options.ClientSecret);
        session = await ArmSession.OpenAsync(azure.Server.Endpoint.ToString(), azure.Server.CaFile, account, BuildJob.None, Cancellation);
    }

    /// <summary>The writes of a case: method and type of resource, with path and body. Values that differ from run to run are masked.</summary>
    public async Task<JsonObject> SentAsync(WireOption option)
    {
        var recipe = Read(option, ProgramParameters.Recipe);
        Assert.Empty(RecipeCheck.Findings(recipe));
        if (!option.Act.NeedsVm)
            return await SentAsync(option, recipe);
        await using var other = new WireBench();
        await other.InitializeAsync();
        await other.MakeVmAsync(recipe);
        other.WaitsForReplication = Read(option, words => (bool)ProgramParameters.Value(words, "WaitForReplication")!);
        return await other.SentAsync(option, recipe);
    }

    async Task<JsonObject> SentAsync(WireOption option, Recipe recipe)
    {
        var before = Azure.Server.RequestLog.Count;
        await option.Act.SendAsync(this, recipe, option.Source ?? new PinnedSource(SourceKind.Marketplace, recipe.SourceImage) { Generation = option.Act.NeedsVm ? "V2" : "V1" });
        var sent = new JsonObject();
        foreach (var entry in Azure.Server.RequestLog.Skip(before).Where(entry => entry.Body is not null || (option.Act.Reads && entry.Path.Contains("/galleries/", StringComparison.Ordinal))))
        {
            var path = RunCommandName().Replace(entry.Path, "$1");
            var key = $"{entry.Method} {TypeOf(path)}";
            if (option.Act.NeedsVm && sent.Count(earlier => earlier.Key.StartsWith(key, StringComparison.Ordinal)) is var times and > 0)
                key += string.Create(CultureInfo.InvariantCulture, $" ({times + 1})");
            sent[key] = new JsonObject { ["path"] = path, ["body"] = entry.Body is { } body ? Steady(body.DeepClone().AsObject()) : null };
        }

        return sent;
    }

    /// <summary>The writes of an act when the user says only what is necessary.</summary>
    public async Task<JsonObject> BaselineAsync(WireAct act) =>
        baselines.TryGetValue(act, out var sent) ? sent : baselines[act] = await SentAsync(new WireOption("baseline", "", "") { Act = act });

    /// <summary>Sends; a refusal is of no interest, because what was sent is.</summary>
    public static async Task SendAsync(Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (Exception exception) when (exception is Fault or RequestFailedException)
        {
            // Such as a VM that is there already, from the case before.
        }
    }

    public async Task StartVmAsync(Recipe recipe, VirtualMachineData request)
    {
        var group = Session.Client.GetResourceGroupResource(Session.GroupId(Names.BuildGroup(recipe)));
        await group.GetVirtualMachines().CreateOrUpdateAsync(WaitUntil.Started, recipe.VmName, request, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        session?.Dispose();
        if (azure is not null)
            await azure.DisposeAsync();
    }

    async Task MakeVmAsync(Recipe recipe)
    {
        var vm = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(Azure, Names.BuildGroup(recipe)), recipe.VmName);
        if (!recipe.Capture.Specialized)
            await SdkMachines.PretendSysprepAsync(vm);
        await vm.DeallocateAsync(WaitUntil.Completed, cancellationToken: Cancellation);
        if (!recipe.Capture.Specialized)
            await vm.GeneralizeAsync(Cancellation);
    }

    static T Read<T>(WireOption option, Func<IReadOnlyList<string>, T> read)
    {
        var baseline = Baseline.Where(entry => !option.Without.Contains(entry.Key)).SelectMany(entry => new[] { "--" + entry.Key, entry.Value });
        var file = option.File is null ? null : Path.GetTempFileName();
        try
        {
            if (file is not null)
                File.WriteAllText(file, option.File);
            var words = $"{option.Act.Words} {option.Words}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return read([.. baseline, .. words.Select(word => word == "{file}" ? file! : word)]);
        }
        finally
        {
            if (file is not null)
                File.Delete(file);
        }
    }

    static JsonObject Steady(JsonObject body)
    {
        if (body["properties"]?["source"]?["script"] is JsonValue)
            body["properties"]!["source"]!["script"] = "(the script)";
        return body;
    }

    static string TypeOf(string path) => path.Split('/') is { Length: > 6 } parts
        ? string.Join('/', parts.Skip(6).Where((_, index) => index % 2 == 1).Prepend(parts[6]))
        : "resourceGroups";

    [GeneratedRegex("(/runCommands/[A-Za-z-]+)-[0-9a-f]{8}$")]
    private static partial Regex RunCommandName();
}
