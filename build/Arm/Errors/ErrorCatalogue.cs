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
        ["AADSTS700027"] = "The assertion was not signed by a key that the application knows: upload the certificate's public part to it, "
            + "or correct the issuer of its federated credential.",
        ["AADSTS700021"] = "The certificate was used for another application: check --client-id.",
        ["AADSTS700023"] = "The assertion was made for another sign-in service: check --cloud and --tenant-id.",
        ["AADSTS1000502"] = "The certificate has expired or is not valid yet: make a new certificate, upload its public part to the application, "
            + "and name it by --client-certificate-file; if it should be valid, correct the machine's clock.",
        ["AADSTS7000222"] = "The client secret has expired: make a new one for the application, and set AZURE_CLIENT_SECRET to its value.",
        ["AADSTS7000218"] = "The sign-in carried neither a secret nor an assertion: set AZURE_CLIENT_SECRET, or see --sign-in.",
        ["AADSTS50027"] = "The token file holds no assertion: check --federated-token-file.",
        ["AADSTS50049"] = "The sign-in service is not one of this cloud: check --cloud.",
        ["AADSTS500011"] = "The tenant does not know this cloud's Resource Manager: check --cloud and --tenant-id.",
        ["AADSTS53003"] = "A conditional access policy forbids the sign-in from here: ask the tenant's administrator, or run it from an allowed network.",
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
