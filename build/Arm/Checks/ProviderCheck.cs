using System.Text.Json;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Whether the subscription uses the resource providers that the bake needs; a new one does not, and only templates register them by themselves.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/management/resource-providers-and-types</remarks>
sealed class ProviderCheck(ArmSession session)
{
    const string Version = "2022-09-01";

    /// <summary>One check for each provider.</summary>
    public IEnumerable<Check> Checks() =>
        new[] { "Microsoft.Compute", "Microsoft.Network" }.Select(name => new Check($"registration of {name}", token => AskAsync(name, token)));

    async Task<IReadOnlyList<Finding>> AskAsync(string name, CancellationToken cancellationToken)
    {
        var provider = await ArmCall.RunAsync($"read the registration of {name}", () => new ArmRest(session.Client, session.Subscription.Id)
            .GetAsync($"/providers/{name}", Version, cancellationToken));
        // "Registering" is as good: it works where its turn has come.
        return !provider.TryGetProperty("registrationState", out var state) || state.ValueKind != JsonValueKind.String || state.GetString() is "Registered" or "Registering"
            ? []
            :
            [
                new Finding(
                    $"The subscription does not use {name} yet.",
                    $"Its registration says {state.GetString()}, and Azure makes nothing of it before.",
                    $"Register it once: az provider register --namespace {name}") { Code = "MissingSubscriptionRegistration" },
            ];
    }
}
