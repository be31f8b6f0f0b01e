using Ingot.Recipes;

namespace Ingot.Arm.Machines;

/// <summary>What stands at the place where the holder of a build VM is written down.</summary>
/// <param name="IsThere">True when there is such a group or marker.</param>
/// <param name="IsOurs">True when its tags say that a bake made it.</param>
/// <param name="Holder">Who holds; null when nobody does.</param>
/// <param name="Vm">The VM that a temporary group was made for; null when it does not say.</param>
/// <param name="HasNote">True when it also says what remains of a VM that was deleted.</param>
sealed record HoldMark(bool IsThere, bool IsOurs, Holder? Holder, string? Vm, bool HasNote)
{
    /// <summary>There is nothing at the place.</summary>
    public static HoldMark Nothing { get; } = new(IsThere: false, IsOurs: false, null, null, HasNote: false);

    /// <summary>What these tags say.</summary>
    public static HoldMark Read(IDictionary<string, string> tags) => new(
        IsThere: true,
        LedgerEntry.Read(tags).IsOurs,
        tags.TryGetValue(TagNames.Holder, out var holder) ? Holder.Parse(holder) : null,
        tags.TryGetValue(TagNames.Vm, out var vm) ? vm : null,
        RemainsNote.IsIn(tags));
}
