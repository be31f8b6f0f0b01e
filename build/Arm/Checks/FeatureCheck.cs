using System.Text.Json;
using Ingot.Recipes;

namespace Ingot.Arm.Checks;

/// <summary>Whether the subscription is registered for what Azure gives only to those that asked for it.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/management/preview-features</remarks>
sealed class FeatureCheck(ArmSession session, Recipe recipe)
{
    const string Version = "2021-07-01";

    /// <summary>One check for each option that needs a registration.</summary>
    public IEnumerable<Check> Checks()
    {
        if (recipe.Security.EncryptionAtHost == true)
            yield return Of("--encryption-at-host", "EncryptionAtHost");
        // Either will do: Azure's refusal names both.
        if (recipe.Security.Type == "Standard")
            yield return Of("--security-type Standard", "UseStandardSecurityType", "StandardSecurityTypeAsFirstClassEnum");
    }

    Check Of(string option, params string[] features) => new($"registration for {option}", token => AskAsync(option, features, token));

    async Task<IReadOnlyList<Finding>> AskAsync(string option, string[] features, CancellationToken cancellationToken)
    {
        foreach (var feature in features)
        {
            if (await IsRegisteredAsync(feature, cancellationToken))
                return [];
        }

        return
        [
            new Finding(
                $"The subscription is not registered for {option}.",
                $"Azure takes it only after the registration for Microsoft.Compute/{features[0]}.",
                $"Leave it out, or register, which takes some minutes: az feature register --namespace Microsoft.Compute --name {features[0]}, "
                + "then az provider register --namespace Microsoft.Compute.") { Code = "FeatureNotRegistered" },
        ];
    }

    async Task<bool> IsRegisteredAsync(string feature, CancellationToken cancellationToken)
    {
        var found = await ArmCall.RunAsync($"read the registration for {feature}", () => new ArmRest(session.Client, session.Subscription.Id)
            .GetAsync($"/providers/Microsoft.Features/providers/Microsoft.Compute/features/{feature}", Version, cancellationToken));
        return found.TryGetProperty("properties", out var properties) && properties.TryGetProperty("state", out var state)
            && state.ValueKind == JsonValueKind.String && state.GetString() == "Registered";
    }
}
