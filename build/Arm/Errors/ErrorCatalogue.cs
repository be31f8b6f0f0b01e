namespace Ingot.Arm.Errors;

/// <summary>What to do about an error code of Azure.</summary>
public static class ErrorCatalogue
{
    const string Unknown = "Read Azure's message above; the correlation id finds the call in the subscription's activity log.";

    const string NoFederatedCredential =
        "Give the application a federated credential with exactly this job's issuer, subject (repository and branch) and audience; see 'On a build server'.";

    static readonly Dictionary<string, string> Remedies = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AADSTS7000215"] = "The client secret is wrong or expired: set the environment variable AZURE_CLIENT_SECRET to the secret's value, not its id.",
        ["AADSTS700016"] = "The tenant has no such application: check --client-id and --tenant-id.",
        ["AADSTS90002"] = "There is no such tenant: check --tenant-id.",
        ["AADSTS700024"] = "The sign-in assertion expired: run the target again to get a new one; if it expires at once, correct the machine's clock.",
        ["AADSTS700027"] = "The assertion was not signed by the issuer it names: check the issuer of the application's federated credential.",
        ["AADSTS70021"] = NoFederatedCredential,
        ["AADSTS700211"] = NoFederatedCredential,
        ["AADSTS700212"] = NoFederatedCredential,
        ["AADSTS700213"] = NoFederatedCredential,
        ["AuthorizationFailed"] = "Give the signed-in identity the role that the message names, for example Contributor on the resource group.",
        ["SubscriptionNotFound"] = "Check --subscription-id, and that the signed-in identity may read it.",
        ["ResourceGroupNotFound"] = "Create the resource group, or correct its name.",
        ["ResourceNotFound"] = "Create the resource, or correct its name.",
        ["AllocationFailed"] = "Azure has no capacity for this size there now: choose another --vm-size, or try again later.",
        ["SkuNotAvailable"] = "The size is not offered to this subscription there: choose another --vm-size or --location.",
        ["QuotaExceeded"] = "Ask for a higher quota in the portal, or choose another --vm-size or --location.",
        ["OperationNotAllowed"] = "The machine is not in the state for this: look at it with 'az vm get-instance-view', or start over with Cleanup.",
        ["PropertyChangeNotAllowed"] = "Something with this name exists and cannot be changed: run Cleanup, or choose another name.",
        ["PlatformImageNotFound"] = "List what there is with 'az vm image list --all --publisher MicrosoftWindowsServer', and correct --source-image.",
        ["RequestDisallowedByPolicy"] = "A policy of the subscription forbids it: ask its owner for an exemption, or change what the policy names.",
        ["OSProvisioningTimedOut"] = "Windows did not finish its first boot: the source image is damaged, or was captured before sysprep was done.",
        ["Conflict"] = "Something else is working on the machine: wait until it is done, then run the target again.",
        ["TooManyRequests"] = "Azure throttles this subscription: run the target again in a few minutes.",
    };

    /// <summary>The remedy for a code; for an unknown one, where to look.</summary>
    public static string Remedy(string code) => Remedies.GetValueOrDefault(code, Unknown);
}
