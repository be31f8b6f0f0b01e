using System.Collections.Concurrent;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Compute;
using Azure.ResourceManager.Compute.Models;
using Azure.ResourceManager.Resources;
using Ingot.Arm;
using Ingot.Arm.Identity;
using Ingot.Arm.Images;
using Ingot.Emulator;
using Ingot.Emulator.Rehearsals;
using Ingot.Recipes;
using Ingot.Tests.Emulator.Arm;
using Ingot.Tests.Recipes;

namespace Ingot.Tests.Arm;

/// <summary>Our client against an emulated Azure, with a VM that waits to be captured.</summary>
sealed class CaptureBench : IAsyncDisposable
{
    CaptureBench(EmulatedAzure azure, ArmSession session, VirtualMachineResource? vm)
    {
        Azure = azure;
        Session = session;
        Vm = vm?.Id ?? ResourceIdentifier.Root;
    }

    public EmulatedAzure Azure { get; }

    public ArmSession Session { get; }

    public ResourceIdentifier Vm { get; }

    public ConcurrentQueue<string> Lines { get; } = new();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static PinnedSource Source { get; } = new(SourceKind.Marketplace, "MicrosoftWindowsServer:WindowsServer:2022-datacenter-azure-edition:20348.1.1") { Generation = "V2" };

    public static GalleryOptions Gallery { get; } = new() { Gallery = "ingot_gallery", Definition = "golden" };

    public static Recipe Recipe(GalleryOptions? gallery = null) => Sample.Recipe with
    {
        ResourceGroup = "ingot-images",
        Capture = new CaptureOptions { Kind = CaptureKind.Gallery, Gallery = gallery ?? Gallery },
    };

    public static LedgerEntry Entry(string run = "20261122-100000") => LedgerEntry.Nothing with
    {
        Image = Sample.Recipe.ImageName, Run = run, Recipe = "0123456789abcdef", Source = Source.Text, Inputs = "fedcba9876543210",
    };

    public static Task<CaptureBench> OpenAsync(params ReplicationRule[] rules) =>
        OpenAsync(EmulatedAzure.NewOptions() with { Rehearsal = new() { Replication = rules } }, withVm: true, generalized: true);

    public static Task<CaptureBench> OpenAsync(bool withVm, bool generalized) => OpenAsync(EmulatedAzure.NewOptions(), withVm, generalized);

    public static async Task<CaptureBench> OpenAsync(EmulatorOptions options, bool withVm, bool generalized)
    {
        var azure = await EmulatedAzure.StartAsync(options);
        var account = new Account(azure.Options.SubscriptionId, azure.Options.TenantId, azure.Options.ClientId, azure.Options.ClientSecret);
        var session = await ArmSession.OpenAsync(azure.Server.Endpoint.ToString(), azure.Server.CaFile, account, BuildJob.None, Token);
        return new CaptureBench(azure, session, withVm ? await NewVmAsync(azure, generalized) : null);
    }

    public Task<string> CaptureAsync(Recipe recipe, LedgerEntry? entry = null) =>
        new GalleryCapture(Session, recipe, TimeProvider.System).RunAsync(Vm, Source, entry ?? Entry(), Token);

    public Task<Publication> PublishAsync(Recipe recipe, string version, bool wait = true) =>
        new GalleryPublication(Session, recipe, TimeProvider.System, Lines.Enqueue).RunAsync(version, wait, Token);

    public async Task<GalleryImageVersionData> VersionAsync(string id) =>
        (await Session.Client.GetGalleryImageVersionResource(new ResourceIdentifier(id)).GetAsync(ReplicationStatusType.ReplicationStatus, Token)).Value.Data;

    public IReadOnlyList<string> Versions() => [.. Azure.Server.ResourceIds.Where(id => id.Contains("/versions/", StringComparison.OrdinalIgnoreCase))];

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Azure.DisposeAsync();
    }

    static async Task<VirtualMachineResource> NewVmAsync(EmulatedAzure azure, bool generalized)
    {
        var vm = await SdkMachines.NewMachineAsync(await SdkMachines.NewGroupAsync(azure, "bake"), "bake01");
        if (generalized)
            await SdkMachines.PretendSysprepAsync(vm);
        await vm.DeallocateAsync(WaitUntil.Completed, cancellationToken: Token);
        if (generalized)
            await vm.GeneralizeAsync(Token);
        return vm;
    }
}
