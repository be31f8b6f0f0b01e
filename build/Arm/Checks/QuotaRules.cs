using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>What is left of the quotas of a region.</summary>
/// <param name="usages">Limit and use by name of the quota, as Azure lists them.</param>
sealed class QuotaRules(IReadOnlyDictionary<string, (long Limit, long Used, string Shown)> usages)
{
    /// <summary>Each quota that has no room for a VM of this size, as a sentence.</summary>
    public IEnumerable<string> Exceeded(SizeOffer size, Recipe recipe)
    {
        // Reserved capacity is counted already, and a dedicated host is paid for as a whole.
        if (recipe.Vm.CapacityReservationGroup is not null || recipe.Vm.DedicatedHost is not null)
            return [];
        string[] names = recipe.Vm.IsSpot ? ["lowPriorityCores", "virtualMachines"] : [size.Family, "cores", "virtualMachines"];
        return names.Where(usages.ContainsKey).Select(name => (usages[name], Needed: name == "virtualMachines" ? 1 : size.Cores))
            .Where(quota => quota.Item1.Used + quota.Needed > quota.Item1.Limit)
            .Select(quota => $"The quota '{quota.Item1.Shown}' is {quota.Item1.Limit}; {quota.Item1.Used} are in use, and the VM needs {quota.Needed}.");
    }
}
