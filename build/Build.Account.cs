using Ingot;
using Ingot.Arm;
using Ingot.Arm.Identity;
using Ingot.Recipes;
using Nuke.Common;

/// <summary>Mistakes in who signs in, and where.</summary>
partial class Build
{
    IEnumerable<Finding> AccountFindings()
    {
        if (IsRehearsal)
            yield break;
        if (CloudEndpoints.IsCloud(Cloud))
        {
            if (SubscriptionId is null)
                yield return new Finding("--subscription-id is missing.", $"The cloud {Cloud} has to know who pays.", "Give --subscription-id, or set AZURE_SUBSCRIPTION_ID.");
            else if (!Guid.TryParse(SubscriptionId, out _))
                yield return new Finding($"--subscription-id '{SubscriptionId}' is not a subscription.", "It is a GUID.", "'az account show' shows yours.");
        }
        else
        {
            yield return new Finding(
                $"--cloud '{Cloud}' is not a cloud.",
                "A cloud is Rehearsal, AzurePublic, AzureUSGovernment, AzureChina, or the https address of a custom cloud.",
                "Correct --cloud.");
        }
    }

    static void RefuseSecretsOnTheCommandLine()
    {
        if (EnvironmentInfo.CommandLineArguments.Any(IsClientSecret))
        {
            throw new Fault(
                "--client-secret is on the command line.",
                "Everybody on this machine can read it there, and shells keep it in their history.",
                "Set the environment variable AZURE_CLIENT_SECRET instead, and replace the secret: it is no longer one.");
        }
    }

    // The engine takes any spelling with dashes: --client-secret, -ClientSecret.
    static bool IsClientSecret(string argument) =>
        argument.StartsWith('-') && argument.Replace("-", "", StringComparison.Ordinal).Equals("ClientSecret", StringComparison.OrdinalIgnoreCase);
}
