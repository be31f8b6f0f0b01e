using System.Globalization;
using Azure.Core;
using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>Something a run of whatever image left behind, or is still at work on.</summary>
/// <param name="Id">The resource group or resource.</param>
/// <param name="Entry">What its tags say.</param>
public sealed record Abandoned(ResourceIdentifier Id, LedgerEntry Entry)
{
    // A machine holds its interface and disk, an interface its address and security group: in this order nothing is in use when its turn comes.
    static readonly string[] Order =
    [
        "Microsoft.Resources/resourceGroups",
        "Microsoft.Compute/virtualMachines",
        "Microsoft.Network/networkInterfaces",
        "Microsoft.Network/publicIPAddresses",
        "Microsoft.Network/networkSecurityGroups",
        "Microsoft.Network/virtualNetworks",
        "Microsoft.Compute/disks",
    ];

    /// <summary>Who works on the machine that it belongs to; null when nobody does.</summary>
    public Holder? Holder { get; init; }

    /// <summary>Until when it may stay: a part of a machine as long as the machine itself.</summary>
    public DateTimeOffset Until { get; init; } = Entry.Expires;

    /// <summary>A resource by its tags.</summary>
    public static Abandoned Read(ResourceIdentifier id, IDictionary<string, string> tags) => new(id, LedgerEntry.Read(tags)) { Holder = HoldMark.Read(tags).Holder };

    /// <summary>True for a virtual machine.</summary>
    public bool IsMachine => Turn == 1;

    /// <summary>Names of the machines that it may be a part of. Names derive from the machine's, and only the machine knows where its own ends.</summary>
    public IEnumerable<string> Machines => IsMachine
        ? [Id.Name]
        : Enumerable.Range(0, Id.Name.Length).Where(index => Id.Name[index] == '-').Select(index => Id.Name[..index]);

    /// <summary>What can be deleted only one after another: what was made for one image in one group. A marker's run is its last holder's, not that of the VM.</summary>
    public (string Group, string Image) Bundle => (Turn == 0 ? Id.Name : Id.ResourceGroupName ?? "", Entry.Image);

    /// <summary>True while somebody works on it who said a moment ago that he lives.</summary>
    /// <param name="now">The time.</param>
    public bool IsHeld(DateTimeOffset now) => Holder is { } holder && (now - holder.Alive).Duration() < Hold.LongSilence;

    /// <summary>The same, with what the others say of the machine that it belongs to: its marker who works on it, itself how long it may stay.</summary>
    /// <param name="others">Everything that was found.</param>
    public Abandoned Beside(IReadOnlyCollection<Abandoned> others)
    {
        if (Turn == 0)
            return this;
        var names = Machines.ToList();
        var near = others.Where(other => other.Turn != 0 && other.Bundle.Group.Equals(Bundle.Group, StringComparison.OrdinalIgnoreCase)).ToList();
        var machines = near.Where(other => other.IsMachine && names.Exists(name => name.Equals(other.Id.Name, StringComparison.OrdinalIgnoreCase)));
        var markers = near.Where(other => names.Exists(name => Names.HoldMarker(name).Equals(other.Id.Name, StringComparison.OrdinalIgnoreCase)));
        return this with
        {
            Until = machines.Select(machine => machine.Entry.Expires).Append(Entry.Expires).Max(),
            Holder = markers.Select(marker => marker.Holder).Append(Holder).MaxBy(holder => holder?.Alive),
        };
    }

    /// <summary>Its place in the order of deletion; null for a type that no bake makes beside its image.</summary>
    public int? Turn => Array.FindIndex(Order, type => type.Equals(Id.ResourceType.ToString(), StringComparison.OrdinalIgnoreCase)) is var turn and >= 0 ? turn : null;

    /// <summary>When its run began; null when the tag is no run of ours.</summary>
    public DateTimeOffset? Began =>
        DateTimeOffset.TryParseExact(Entry.Run, "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var began) ? began : null;

    /// <summary>True when it may be deleted: its time is over, or its run is older than the given age.</summary>
    /// <param name="now">The time.</param>
    /// <param name="age">How old a run must be; null: only the expiry tag counts.</param>
    public bool IsOver(DateTimeOffset now, TimeSpan? age) =>
        (Until > DateTimeOffset.MinValue && Until <= now) || (age is { } least && Began is { } began && now - began >= least);

    /// <summary>The command of az that deletes it; its command for resources knows no groups.</summary>
    public string DeleteCommand => Turn == 0 ? $"az group delete --name {Id.Name} --yes" : $"az resource delete --ids {Id}";

    /// <summary>One line for a list.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Id} (image {Entry.Image}, run {Entry.Run}, expires {Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC)");
}
