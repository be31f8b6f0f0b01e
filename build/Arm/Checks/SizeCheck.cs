using Ingot.Arm.Machines;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Which sizes and zones of the recipe can be used: offered, allowed, suitable, and within the quota.</summary>
/// <remarks>One that cannot is left out with a warning, as long as another can. No API tells whether there is room right now.</remarks>
sealed class SizeCheck(AzureFacts facts, Recipe recipe, Func<PinnedSource?> source)
{
    /// <summary>What is worth trying; without an answer of Azure all that the recipe says.</summary>
    public IReadOnlyList<VmPlacement> Usable { get; private set; } = VmPlacement.Of(recipe);

    public async Task<IReadOnlyList<Finding>> AskAsync(CancellationToken cancellationToken)
    {
        if (recipe.VmSizes.Count == 0 || !await facts.LocationMayBeKnownAsync())
            return [];
        var sizes = await facts.SizesAsync(cancellationToken);
        var (quotas, unanswered) = await QuotasAsync(cancellationToken);
        var findings = new List<Finding>();
        var usable = new List<VmPlacement>();
        foreach (var name in recipe.VmSizes.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (Problem(name, sizes, quotas) is { } problem)
            {
                findings.Add(problem);
                continue;
            }

            findings.AddRange(Zones(sizes[name]));
            usable.AddRange(VmPlacement.Of(recipe).Where(placement => placement.Size == name && Offers(sizes[name], placement.Zone)));
        }

        if (usable.Count > 0)
            Usable = usable;
        return [.. findings.Select(finding => finding with { IsWarning = usable.Count > 0 }), .. unanswered];
    }

    // Without the quotas the rest is worth knowing nevertheless.
    async Task<(QuotaRules?, IReadOnlyList<Finding>)> QuotasAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await facts.QuotasAsync(cancellationToken), []);
        }
        catch (Fault fault)
        {
            return (null, [new Finding($"Not checked: the quotas of {recipe.Location}.", fault.Why, fault.Remedy) { Code = "NotChecked", IsWarning = true }]);
        }
    }

    Finding? Problem(string name, Dictionary<string, SizeOffer> sizes, QuotaRules? quotas)
    {
        if (!sizes.TryGetValue(name, out var size))
            return NotOffered(name, sizes.Keys);
        if (size.Restriction is { } reason)
            return Unusable(name, "SizeRestricted", $"may not be used in {recipe.Location} by this subscription ({reason})", "Choose another --vm-size or --location.");
        if (SizeRules.Unmet(size, recipe, source()).ToList() is { Count: > 0 } unmet)
            return Unusable(name, "SizeUnsuitable", string.Join("; it ", unmet), "Choose another --vm-size, or drop the demand.");
        if (recipe.Zones.Count > 0 && !recipe.Zones.Any(zone => Offers(size, zone)))
            return NoZone(size, recipe.Zones);
        return quotas?.Exceeded(size, recipe).ToList() is { Count: > 0 } exceeded
            ? new Finding($"There is no quota left for a {name} in {recipe.Location}.", string.Join(' ', exceeded), Arm.Errors.ErrorCatalogue.Remedy("QuotaExceeded"))
                { Code = "QuotaExceeded" }
            : null;
    }

    Finding NotOffered(string name, IEnumerable<string> sizes) => Unusable(
        name,
        "SizeNotOffered",
        $"is not offered in {recipe.Location}",
        $"{(Nearest.To(name, sizes) is { } meant ? $"Did you mean {meant}? " : "")}'az vm list-skus --location {recipe.Location} --output table' shows what is.");

    Finding Unusable(string name, string code, string why, string remedy) =>
        new($"The build VM cannot be a {name}.", $"The size {why}.", remedy) { Code = code };

    IEnumerable<Finding> Zones(SizeOffer size) => recipe.Zones.Where(zone => !Offers(size, zone)).ToList() is { Count: > 0 } missing ? [NoZone(size, missing)] : [];

    Finding NoZone(SizeOffer size, IEnumerable<string> missing) => new(
        $"{size.Name} cannot be had in zone {string.Join(" or ", missing)} of {recipe.Location}.",
        size.Zones.Count == 0 ? "It is offered to this subscription in no zone there." : $"It is offered to this subscription in zone {string.Join(" and ", size.Zones)}.",
        "Correct --zones, or choose another --vm-size.") { Code = "ZoneNotOffered" };

    static bool Offers(SizeOffer size, string? zone) => zone is null || size.Zones.Contains(zone, StringComparer.OrdinalIgnoreCase);
}
